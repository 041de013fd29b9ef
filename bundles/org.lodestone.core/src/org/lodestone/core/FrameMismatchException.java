package org.lodestone.core;

/** Two values of different coordinate spaces met without a transform between them: always a fault of the program. */
public final class FrameMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param expected the space that was needed
     * @param actual the space that came
     */
    public FrameMismatchException(Frame expected, Frame actual) {
        super("expected coordinates in " + expected + ", got " + actual);
    }
}
