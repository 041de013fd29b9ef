/** From cortex to scalp. */
package org.lodestone.targeting.internal.scalp;
