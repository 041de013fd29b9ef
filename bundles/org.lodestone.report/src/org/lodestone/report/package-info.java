/** A result as a page for people: one self-contained HTML file that prints on A4, from a plain model. */
package org.lodestone.report;
