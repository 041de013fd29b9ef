package org.lodestone.device;

/** An open trigger input: delivers a {@link TriggerEvent} whenever one of its wires changes its level. Only listens. */
public interface TriggerInput extends StreamingDevice {

    /** @return how many wires it watches; channels of its events are 0 to one less */
    int lines();
}
