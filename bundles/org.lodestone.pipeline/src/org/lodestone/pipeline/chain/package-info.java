/**
 * What is done to a patient's run, as data: a chain of stages, each a step, a method and its settings with where each number comes from.
 * Presets are such chains; the one that was used is saved with the case, can be edited and run again.
 */
package org.lodestone.pipeline.chain;
