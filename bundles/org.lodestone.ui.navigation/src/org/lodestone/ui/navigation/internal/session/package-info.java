/** The treatment session: following, recording, pulses, pauses. */
package org.lodestone.ui.navigation.internal.session;
