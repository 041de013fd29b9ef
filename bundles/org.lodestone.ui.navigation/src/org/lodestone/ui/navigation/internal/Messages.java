package org.lodestone.ui.navigation.internal;

import org.eclipse.osgi.util.NLS;

/** Words of the navigation views; the fields are filled from {@code messages.properties} of the user's language. */
public final class Messages extends NLS {

    public static String simulatedSession;
    public static String simulatedSessionTip;
    public static String simulated;
    public static String noRegistration;
    public static String registration;
    public static String session;
    public static String nasion;
    public static String leftEar;
    public static String rightEar;
    public static String inion;
    public static String checkPoint;
    public static String landmark;
    public static String inScan;
    public static String touched;
    public static String off;
    public static String calibratePointer;
    public static String markInScan;
    public static String touch;
    public static String forget;
    public static String register;
    public static String openACaseFirst;
    public static String chooseATargetFirst;
    public static String noTracker;
    public static String holdStill;
    public static String turnPointer;
    public static String pointerCalibrated;
    public static String registered;
    public static String notRegistered;
    public static String beginSession;
    public static String endSession;
    public static String registerFirst;
    public static String readyToBegin;
    public static String recordingFailed;
    public static String running;
    public static String paused;
    public static String ended;
    public static String summary;
    public static String intensity;
    public static String aim;
    public static String lateral;
    public static String tilt;
    public static String inTolerance;
    public static String yes;
    public static String no;
    public static String unknown;
    public static String device;
    public static String driver;
    public static String state;
    public static String reason;
    public static String rate;
    public static String noDevices;
    public static String connect;
    public static String disconnect;
    public static String startStreaming;
    public static String stopStreaming;
    public static String acknowledgeFailure;
    public static String noValidPose;
    public static String onTarget;
    public static String holdStillVerdict;
    public static String offTarget;
    public static String numbers;
    public static String unseen;
    public static String simulatedDevice;
    public static String coilNotCalibrated;
    public static String uncalibratedVerdict;
    public static String field;
    public static String readField;
    public static String simnibsResults;
    public static String nothingFollowed;
    public static String pointsAtNothing;
    public static String pointsAt;
    public static String mapThere;
    public static String fieldThere;
    public static String simulatedInScene;
    public static String sound;
    public static String soundTip;
    public static String fullScreen;
    public static String fullScreenTip;
    public static String lift;
    public static String yaw;
    public static String drawingTip;
    public static String coilPoint;
    public static String onCoil;
    public static String calibrateCoil;
    public static String coilIsCalibrated;
    public static String coilNotYet;
    public static String drawingLine;
    public static String coilCalibrated;

    static {
        NLS.initializeMessages("org.lodestone.ui.navigation.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
