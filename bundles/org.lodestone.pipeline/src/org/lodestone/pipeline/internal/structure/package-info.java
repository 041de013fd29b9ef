/** Structural delineation, from a scan's header to the files of its results. */
package org.lodestone.pipeline.internal.structure;
