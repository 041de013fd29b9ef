/**
 * Three-dimensional scenes and their pictures. A {@link org.lodestone.gl.Scene} is an immutable value without any window or GL object; a
 * renderer turns it into pixels, on a screen or off it.
 */
package org.lodestone.gl;
