/** Ways to choose a point of stimulation. */
package org.lodestone.targeting.internal.search;
