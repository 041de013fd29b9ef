package org.lodestone.method.task;

import org.lodestone.method.Method;

/** Makes the columns of a psychophysiological interaction: where does coupling with the seed change with the task? */
public interface InteractionConstruction extends Method<InteractionInput, InteractionDesign> {
}
