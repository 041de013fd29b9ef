package org.lodestone.method.dicom;

import java.nio.file.Path;
import org.lodestone.core.Finding;

/** What happens at a receiver. */
public sealed interface ReceiverEvent {

    /**
     * An instance is there.
     *
     * @param file whole, in its final place
     * @param caller title that sent it
     * @param studyUid its study
     * @param seriesUid its series
     */
    record Received(Path file, String caller, String studyUid, String seriesUid) implements ReceiverEvent {
    }

    /**
     * A connection ended; a scanner sends a series in one as a rule.
     *
     * @param caller title of the sender
     * @param instances how many it left
     */
    record Ended(String caller, int instances) implements ReceiverEvent {
    }

    /**
     * Somebody was rejected, an instance refused or a connection broke.
     *
     * @param finding what and the remedy
     */
    record Trouble(Finding finding) implements ReceiverEvent {
    }
}
