/** The first page, and the first steps on the demonstration case. */
package org.lodestone.ui.planning.internal.welcome;
