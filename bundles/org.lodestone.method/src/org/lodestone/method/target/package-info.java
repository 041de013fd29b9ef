/** Steps from a connectivity map to a point on cortex and on the scalp. */
package org.lodestone.method.target;
