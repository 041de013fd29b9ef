/** The report as a document for archives. */
package org.lodestone.report.internal.pdf;
