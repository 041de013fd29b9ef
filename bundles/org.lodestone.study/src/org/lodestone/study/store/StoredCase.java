package org.lodestone.study.store;

import java.util.List;

/**
 * One participant of the store.
 *
 * @param label without {@code sub-}
 * @param sessions labels without {@code ses-}, sorted; empty when the case has no sessions
 * @param files all files of the case, sorted by path
 */
public record StoredCase(String label, List<String> sessions, List<StoredFile> files) {

    /** Copies the lists. */
    public StoredCase {
        sessions = List.copyOf(sessions);
        files = List.copyOf(files);
    }
}
