/** Handing targets over to other programs: one exporter and one independent reader a format, one place that compares both. */
package org.lodestone.method.export;
