/**
 * What stands between software and a pulse: a state machine that is tested in every state, with every event, under every combination of
 * conditions. The stimulator's own switches are the real safety; this comes on top.
 */
package org.lodestone.navigation.safety;
