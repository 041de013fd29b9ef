/** Charts of lines, dots and bars, drawn alike in every view. */
package org.lodestone.ui.planning.internal.chart;
