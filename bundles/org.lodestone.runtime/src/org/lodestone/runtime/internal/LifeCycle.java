package org.lodestone.runtime.internal;

import java.util.Optional;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceSignal;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.DeviceTransitions;

/** The state of one device: applies signals, remembers a failure until somebody has looked, tells about changes. */
final class LifeCycle {

    private final System.Logger log = System.getLogger(LifeCycle.class.getName());
    private final String id;
    private final Runnable changed;
    private volatile DeviceStatus status = new DeviceStatus(DeviceState.ABSENT, Detail.DRIVER_MISSING, "");
    private volatile Optional<DeviceStatus> unacknowledged = Optional.empty();

    LifeCycle(String id, Runnable changed) {
        this.id = id;
        this.changed = changed;
    }

    DeviceStatus status() {
        return status;
    }

    DeviceState state() {
        return status.state();
    }

    Optional<DeviceStatus> unacknowledged() {
        return unacknowledged;
    }

    /** @return whether the signal had a meaning in the state the device was in */
    boolean apply(DeviceSignal signal, Detail detail, String message) {
        DeviceStatus before;
        DeviceStatus after;
        synchronized (this) {
            before = status;
            Optional<DeviceState> next = DeviceTransitions.next(before.state(), signal);
            if (next.isEmpty()) {
                log.log(System.Logger.Level.DEBUG, id + ": " + signal + " ignored in " + before.state());
                return false;
            }
            after = new DeviceStatus(next.get(), detail, message);
            if (signal == DeviceSignal.ACKNOWLEDGE) {
                unacknowledged = Optional.empty();
            } else if (after.state() == DeviceState.FAILED) {
                unacknowledged = Optional.of(after);
            }
            status = after;
        }
        if (!after.equals(before)) {
            log.log(System.Logger.Level.DEBUG, id + ": " + before.state() + " -> " + after);
            changed.run();
        }
        return true;
    }

    /** A signal without a reason. */
    boolean apply(DeviceSignal signal) {
        return apply(signal, Detail.NONE, "");
    }
}
