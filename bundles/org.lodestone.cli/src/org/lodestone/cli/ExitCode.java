package org.lodestone.cli;

/** What a command tells its caller; part of the interface that others script against. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;
    /** The product's own fault; the message says what to report. */
    public static final int OWN_FAULT = 1;
    /** The command line was wrong. */
    public static final int WRONG_USAGE = 2;
    /** An input cannot be used; the message names it and the remedy. */
    public static final int BAD_INPUT = 3;
    /** There is a result, but a quality gate failed: not for use. */
    public static final int GATE_FAILED = 4;

    private ExitCode() {
    }
}
