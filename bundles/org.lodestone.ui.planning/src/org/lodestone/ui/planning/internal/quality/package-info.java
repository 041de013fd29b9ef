/** Quality of a run as charts. */
package org.lodestone.ui.planning.internal.quality;
