/** Boundary-based registration of functional to structural scans. */
package org.lodestone.registration.internal.boundary;
