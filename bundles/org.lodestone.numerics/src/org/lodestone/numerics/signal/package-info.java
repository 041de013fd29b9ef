/** Time series: cosine bases, filters, trends. Double precision unless said otherwise; time points are equally spaced. */
package org.lodestone.numerics.signal;
