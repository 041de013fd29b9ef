package org.lodestone.method.task;

import org.lodestone.method.Method;

/** Turns the events of a task into the columns that a run is explained by: expected responses, confounds, drift and a constant. */
public interface DesignConstruction extends Method<DesignInput, DesignMatrix> {
}
