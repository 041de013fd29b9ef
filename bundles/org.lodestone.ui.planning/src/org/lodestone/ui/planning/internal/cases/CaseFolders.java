package org.lodestone.ui.planning.internal.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The folders opened in this session and their participants. Used on the user interface's thread. */
public final class CaseFolders {

    private final List<CaseLocation> cases = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param found participants of one folder; take the place of what was known of it */
    public void put(List<CaseLocation> found) {
        Path folder = found.getFirst().folder();
        cases.removeIf(known -> known.folder().equals(folder));
        cases.addAll(found);
        listeners.forEach(Runnable::run);
    }

    /** @return all participants */
    public List<CaseLocation> cases() {
        return List.copyOf(cases);
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
