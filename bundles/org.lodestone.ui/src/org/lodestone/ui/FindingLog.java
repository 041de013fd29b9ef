package org.lodestone.ui;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lodestone.core.Finding;

/** What the work of this session had to say, newest last. Used on the user interface's thread. */
public final class FindingLog {

    private static final int MOST = 2000;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * One line of the findings view.
     *
     * @param time of day at which it came
     * @param source which work said it
     * @param finding what
     */
    public record Entry(LocalTime time, String source, Finding finding) {
    }

    /**
     * @param source which work
     * @param findings what it said
     */
    public void add(String source, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        LocalTime now = LocalTime.now().withNano(0);
        findings.forEach(finding -> entries.add(new Entry(now, source, finding)));
        while (entries.size() > MOST) {
            entries.removeFirst();
        }
        listeners.forEach(Runnable::run);
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
        listeners.forEach(Runnable::run);
    }

    /** @return everything, oldest first */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * @param listener called after each change
     * @return ends it when run
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
