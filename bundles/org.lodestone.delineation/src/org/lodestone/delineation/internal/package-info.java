/** Structural methods: the provider and what they share. */
package org.lodestone.delineation.internal;
