/** The assistant that registers the patient: landmarks marked in the scan and touched on the head. */
package org.lodestone.ui.navigation.internal.registration;
