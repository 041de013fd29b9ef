/** The navigation perspective: devices, registration of the patient, the coil beside its plan, the treatment session. */
package org.lodestone.ui.navigation.internal;
