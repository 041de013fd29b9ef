package org.lodestone.ui.planning.internal;

import org.eclipse.osgi.util.NLS;

/** Words of the planning views; the fields are filled from {@code messages.properties} of the user's language. */
public final class Messages extends NLS {

    public static String jobFind;
    public static String jobOpen;
    public static String jobRun;
    public static String openCaseTitle;
    public static String openCaseMessage;
    public static String report;
    public static String caseColumn;
    public static String stateColumn;
    public static String stateNotRun;
    public static String stateUsable;
    public static String stateNotUsable;
    public static String stateUnread;
    public static String method;
    public static String nativeMm;
    public static String templateMm;
    public static String region;
    public static String correlation;
    public static String cluster;
    public static String distance;
    public static String errorBar;
    public static String errorBarWords;
    public static String depth;
    public static String scalpMm;
    public static String gates;
    public static String gatesPassed;
    public static String gatesFailed;
    public static String gate;
    public static String value;
    public static String limit;
    public static String reason;
    public static String usable;
    public static String notUsable;
    public static String noTargets;
    public static String simulated;
    public static String copy;

    static {
        NLS.initializeMessages("org.lodestone.ui.planning.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
