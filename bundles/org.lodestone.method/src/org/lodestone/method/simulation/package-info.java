/** Simulated patients whose truth is known. */
package org.lodestone.method.simulation;
