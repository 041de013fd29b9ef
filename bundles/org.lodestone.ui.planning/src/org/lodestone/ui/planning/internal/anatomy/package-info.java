/** Structural delineation: the job, its targets, its gates. */
package org.lodestone.ui.planning.internal.anatomy;
