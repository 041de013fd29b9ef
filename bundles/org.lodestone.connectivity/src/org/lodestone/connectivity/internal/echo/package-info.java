/** Runs of several echoes. */
package org.lodestone.connectivity.internal.echo;
