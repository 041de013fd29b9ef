/** The stages of the main job, in order: scans, structure, function, targets, gates, files. */
package org.lodestone.pipeline.internal;
