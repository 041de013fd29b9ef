/**
 * The main job: from a participant's scans to targets, maps and report, by the steps that are installed. Knows no implementation of any
 * step; the workbench and the command line call it alike.
 */
package org.lodestone.pipeline;
