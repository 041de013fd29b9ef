/** Rigid realignment of the volumes of a run. */
package org.lodestone.registration.internal.motion;
