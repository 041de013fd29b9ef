package org.lodestone.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.study.JsonFile;

/** The points of the skin from which the 10-20 system measures, each of which a person may put right. */
public enum HeadPoint {
    /** Between the eyes, where the forehead meets the nose. */
    NASION("nasion"),
    /** The knob at the back of the head. */
    INION("inion"),
    /** Before the left ear. */
    LEFT_EAR("leftPreauricular"),
    /** Before the right ear. */
    RIGHT_EAR("rightPreauricular");

    private final String key;

    HeadPoint(String key) {
        this.key = key;
    }

    /** @return its name in {@code desc-landmarks_T1w.json} */
    public String key() {
        return key;
    }

    /** @return where it lies among the marks of a head */
    public FramePoint in(HeadLandmarks marks) {
        return switch (this) {
            case NASION -> marks.nasion();
            case INION -> marks.inion();
            case LEFT_EAR -> marks.left();
            case RIGHT_EAR -> marks.right();
        };
    }

    /**
     * @param proposed what the program found
     * @param placed where a person put some of them, RAS+ mm of the same space
     * @return the person's where there are any, else the program's
     */
    public static HeadLandmarks corrected(HeadLandmarks proposed, Map<HeadPoint, Vec3> placed) {
        FramePoint[] all = new FramePoint[values().length];
        for (HeadPoint point : values()) {
            Vec3 mm = placed.get(point);
            all[point.ordinal()] = mm == null ? point.in(proposed) : new FramePoint(proposed.frame(), mm);
        }
        return new HeadLandmarks(all[NASION.ordinal()], all[INION.ordinal()], all[LEFT_EAR.ordinal()], all[RIGHT_EAR.ordinal()]);
    }

    /**
     * Reads points from a file like {@code desc-landmarks_T1w.json}: an object {@code landmarks} with any of the four, three numbers each,
     * RAS+ mm of the scan.
     *
     * @param file JSON
     * @return the points it names
     * @throws RefusedException when there are none, or one has not three numbers
     */
    public static Map<HeadPoint, Vec3> read(Path file) {
        JsonNode marks = JsonFile.read(file).path("landmarks");
        Map<HeadPoint, Vec3> points = new EnumMap<>(HeadPoint.class);
        for (HeadPoint point : values()) {
            JsonNode mm = marks.path(point.key);
            if (mm.isMissingNode()) {
                continue;
            }
            if (mm.size() != 3 || !mm.path(0).isNumber() || !mm.path(1).isNumber() || !mm.path(2).isNumber()) {
                throw new RefusedException(Finding.error("LS-STRUCT-030", file + ": " + point.key + " is " + mm + ", not three numbers.",
                        "Write [x, y, z] in RAS millimetres of the scan."));
            }
            points.put(point, new Vec3(mm.path(0).asDouble(), mm.path(1).asDouble(), mm.path(2).asDouble()));
        }
        if (points.isEmpty()) {
            throw new RefusedException(Finding.error("LS-STRUCT-031", file + " names none of the points of the head.",
                    "Give {\"landmarks\": {\"nasion\": [x, y, z], \"inion\": ..., \"leftPreauricular\": ..., \"rightPreauricular\": ...}}."));
        }
        return points;
    }
}
