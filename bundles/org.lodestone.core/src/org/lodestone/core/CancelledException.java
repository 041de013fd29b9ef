package org.lodestone.core;

/** The user asked to stop; nothing is wrong and nothing half-made may stay behind. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates it without a message: there is nothing to say. */
    public CancelledException() {
        super("cancelled");
    }
}
