package org.lodestone.device;

import java.util.List;

/** An open position tracker: delivers a {@link PoseFrame} for each measurement. */
public interface Tracker extends StreamingDevice {

    /** @return the bodies it knows by now; more may turn up while it streams */
    List<ToolInfo> tools();
}
