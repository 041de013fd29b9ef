package org.lodestone.runtime.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.lodestone.runtime.Registration;

/**
 * Those who want to hear of a value that changes. One listener is told by one thread at a time; a change in between, by another thread or by the
 * listener itself, makes that thread tell it once more. So the last that a listener hears is the newest value, however threads overtake each other.
 *
 * @param <T> immutable value
 */
final class Listeners<T> {

    private final System.Logger log = System.getLogger(Listeners.class.getName());
    private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();
    private final Supplier<T> newest;

    /** One registration; compared by identity, so that one listener may be registered twice. */
    private static final class Entry<T> {
        private final Consumer<T> listener;
        private final AtomicInteger untold = new AtomicInteger();

        private Entry(Consumer<T> listener) {
            this.listener = listener;
        }
    }

    Listeners(Supplier<T> newest) {
        this.newest = newest;
    }

    Registration add(Consumer<T> listener) {
        Entry<T> entry = new Entry<>(listener);
        entries.add(entry);
        call(entry);
        return () -> entries.remove(entry);
    }

    void changed() {
        entries.forEach(this::call);
    }

    void clear() {
        entries.clear();
    }

    int size() {
        return entries.size();
    }

    private void call(Entry<T> entry) {
        if (entry.untold.getAndIncrement() > 0) {
            return;
        }
        int told;
        do {
            told = entry.untold.get();
            tell(entry);
        } while (!entry.untold.compareAndSet(told, 0));
    }

    private void tell(Entry<T> entry) {
        try {
            entry.listener.accept(newest.get());
        } catch (RuntimeException | LinkageError e) {
            log.log(System.Logger.Level.ERROR, "A listener failed", e);
        }
    }
}
