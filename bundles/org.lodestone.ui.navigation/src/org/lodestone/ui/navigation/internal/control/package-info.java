/** Stimulator and robot in the hands of an operator, for one session, behind the interlock. */
package org.lodestone.ui.navigation.internal.control;
