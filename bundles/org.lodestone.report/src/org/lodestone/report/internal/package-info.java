/** The sections of the page. */
package org.lodestone.report.internal;
