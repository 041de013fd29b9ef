package org.lodestone.ui.internal;

import org.eclipse.osgi.util.NLS;

/** Words of the user interface; the fields are filled from {@code messages.properties} of the user's language. */
public final class Messages extends NLS {

    public static String lightNextTime;
    public static String darkNextTime;
    public static String seenFrom;
    public static String listComma;
    public static String fromLeft;
    public static String fromRight;
    public static String fromFront;
    public static String fromBehind;
    public static String fromAbove;
    public static String fromBelow;
    public static String targetDepth;
    public static String moveTarget;
    public static String moveTargetTip;
    public static String coil;
    public static String coilTip;
    public static String body;
    public static String bodyTip;
    public static String jobFault;
    public static String jobFaultRemedy;
    public static String noCase;
    public static String sliceNoTarget;
    public static String axial;
    public static String coronal;
    public static String sagittal;
    public static String coilAxis;
    public static String captionRadiological;
    public static String captionNeurological;
    public static String coilAbove;
    public static String depth;
    public static String simulated;
    public static String sceneDrawing;
    public static String map;
    public static String none;
    public static String threshold;
    public static String limit;
    public static String opacity;
    public static String colours;
    public static String radiological;
    public static String neurological;
    public static String smooth;
    public static String smoothTip;
    public static String outlines;
    public static String outlinesTip;
    public static String measure;
    public static String measureTip;
    public static String measuredAlong;
    public static String measuredBoth;
    public static String measuredStraight;
    public static String measuredOffScalp;
    public static String measuredNotAlong;
    public static String measureSceneTip;
    public static String measureBeside;
    public static String measureNoScalp;
    public static String resetView;
    public static String resetViewTip;
    public static String conventionTip;
    public static String thresholdTip;
    public static String limitTip;
    public static String opacityTip;
    public static String nativeSpace;
    public static String templateSpace;
    public static String onlyAtTargets;
    public static String scanValue;
    public static String mapValue;
    public static String scalp;
    public static String brain;
    public static String mapOnBrain;
    public static String planes;
    public static String perspective;
    public static String picture;
    public static String pictureTip;
    public static String extensions;
    public static String pictureSizeTip;
    public static String pictureSizeWrong;
    public static String pictureFilter;
    public static String view;
    public static String severity;
    public static String code;
    public static String message;
    public static String remedy;
    public static String source;
    public static String time;
    public static String clear;
    public static String target;
    public static String atSulcus;
    public static String nearSulcus;
    public static String approximately;
    public static String undo;
    public static String redo;

    static {
        NLS.initializeMessages("org.lodestone.ui.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
