package org.lodestone.runtime.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.lodestone.device.DeviceEvent;
import org.lodestone.runtime.Registration;

/** Those who want every event of a device. One that throws is logged and does not keep the others from theirs. */
final class EventListeners {

    private final System.Logger log = System.getLogger(EventListeners.class.getName());
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** One registration; an identity of its own, so that one listener may be registered twice. */
    private static final class Entry {
        private final Consumer<DeviceEvent> listener;

        private Entry(Consumer<DeviceEvent> listener) {
            this.listener = listener;
        }
    }

    Registration add(Consumer<DeviceEvent> listener) {
        Entry entry = new Entry(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    void clear() {
        entries.clear();
    }

    void call(DeviceEvent event) {
        for (Entry entry : entries) {
            try {
                entry.listener.accept(event);
            } catch (RuntimeException e) {
                log.log(System.Logger.Level.ERROR, "A listener of device events failed", e);
            }
        }
    }
}
