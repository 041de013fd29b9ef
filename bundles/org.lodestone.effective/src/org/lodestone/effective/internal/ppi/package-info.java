/** Psychophysiological interactions: where coupling with a seed changes with the task. */
package org.lodestone.effective.internal.ppi;
