package org.lodestone.core;

import java.util.Objects;

/**
 * Names one coordinate space. All frames are right-handed RAS+ in millimetres. Two points may be compared, and two transforms chained,
 * only when their frames are equal; everything that takes two frames checks it and throws {@link FrameMismatchException}.
 *
 * @param kind what the space belongs to
 * @param id which one of that kind: subject and run, template name, session
 */
public record Frame(Kind kind, String id) {

    /** What a space belongs to. */
    public enum Kind {
        /** World coordinates of a structural scan: the patient's native space, in which targets are given. */
        T1W,
        /** World coordinates of the reference volume of a functional run. */
        BOLD,
        /** World coordinates of another scan of the patient. */
        SCAN,
        /** A stereotaxic template; the id is its BIDS name, {@code MNIColin27} for instance. */
        TEMPLATE,
        /** Camera coordinates of a position tracker. */
        TRACKER,
        /** Coordinates fixed to the patient's head during a session. */
        HEAD
    }

    /** Checks the components. */
    public Frame {
        Objects.requireNonNull(kind, "kind");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a frame needs an id");
        }
    }

    /** @return the native space of the structural scan of {@code caseId} ({@code sub-01} for instance) */
    public static Frame t1w(String caseId) {
        return new Frame(Kind.T1W, caseId);
    }

    /** @return the space of the reference volume of the run {@code runId} ({@code sub-01_task-rest_run-1}) */
    public static Frame bold(String runId) {
        return new Frame(Kind.BOLD, runId);
    }

    /** @return the space of any scan of which nothing more is known than its file name */
    public static Frame scan(String id) {
        return new Frame(Kind.SCAN, id);
    }

    /** @return the template space with the BIDS name {@code name} */
    public static Frame template(String name) {
        return new Frame(Kind.TEMPLATE, name);
    }

    /** @return the camera space of a tracker in a session */
    public static Frame tracker(String sessionId) {
        return new Frame(Kind.TRACKER, sessionId);
    }

    /** @return the space of the patient's head in a session */
    public static Frame head(String sessionId) {
        return new Frame(Kind.HEAD, sessionId);
    }

    /**
     * Guards an operation that needs this frame.
     *
     * @param other the frame that came
     * @throws FrameMismatchException when it is another one
     */
    public void require(Frame other) {
        if (!equals(other)) {
            throw new FrameMismatchException(this, other);
        }
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
