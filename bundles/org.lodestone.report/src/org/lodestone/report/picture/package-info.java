/** Pictures of a report: slices, overlays, marks and letters as pixels, and their PNG files. The same input gives the same bytes. */
package org.lodestone.report.picture;
