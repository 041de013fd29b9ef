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
    public static String review;
    public static String reviewWords;
    public static String accept;
    public static String reject;
    public static String note;
    public static String agree;
    public static String disagree;
    public static String passwordAgain;
    public static String sign;
    public static String signMeaning;
    public static String reviewTime;
    public static String reviewPerson;
    public static String reviewAct;
    public static String reviewTarget;
    public static String reviewText;
    public static String nobodySignedIn;
    public static String signInFirst;
    public static String noStore;
    public static String noStoreRemedy;
    public static String reviewNoCase;
    public static String reviewNoTarget;
    public static String acceptedBy;
    public static String rejectedBy;
    public static String undecided;
    public static String secondReader;
    public static String signedBy;
    public static String signatureVoid;
    public static String account;
    public static String password;
    public static String signIn;
    public static String signOut;
    public static String handoverFormats;
    public static String handoverFolder;
    public static String handoverChoose;
    public static String handoverWrite;
    public static String handoverNothing;
    public static String handoverDone;
    public static String handoverUnsigned;
    public static String handoverCoordinates;
    public static String importSource;
    public static String importSourceHint;
    public static String importFolder;
    public static String importFile;
    public static String importList;
    public static String importRole;
    public static String importSubject;
    public static String importSubjectHint;
    public static String importStore;
    public static String importDeidentify;
    public static String importRun;
    public static String importDropHint;
    public static String importReading;
    public static String importNoDicom;
    public static String importFound;
    public static String importDone;
    public static String importNoPicture;
    public static String columnPatient;
    public static String columnStudy;
    public static String columnNumber;
    public static String columnDescription;
    public static String columnRole;
    public static String columnSize;
    public static String columnVolumes;
    public static String columnRepetition;
    public static String columnEcho;
    public static String columnPhase;
    public static String columnFiles;
    public static String anatomyRun;
    public static String anatomyPicture;
    public static String anatomyHint;
    public static String anatomyNoScan;
    public static String anatomyRunning;
    public static String anatomyLook;
    public static String anatomyTarget;
    public static String anatomySource;
    public static String anatomyDone;
    public static String anatomyFailed;

    static {
        NLS.initializeMessages("org.lodestone.ui.planning.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
