/** Task runs: events, design matrices, contrasts, statistical maps, and the coupling that a task changes. */
package org.lodestone.method.task;
