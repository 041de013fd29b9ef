/** Steps on structural scans: brain, scalp, the way to the template. */
package org.lodestone.method.structure;
