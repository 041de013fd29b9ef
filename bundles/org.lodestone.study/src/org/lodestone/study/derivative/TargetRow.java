package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.TargetReliability.LengthPoint;

/** One entry of the list {@code targets} in a file of targets. What is missing or of the wrong shape is an {@link IllegalArgumentException}. */
record TargetRow(JsonNode json) {

    StoredTargets.Entry entry() {
        Frame space = Frame.t1w(json.required("nativeSpace").asText());
        return new StoredTargets.Entry(candidate(space), errorBar(space), coil(space));
    }

    private TargetCandidate candidate(Frame space) {
        Optional<ScalpTarget> scalp = json.has("scalpMm")
                ? Optional.of(new ScalpTarget(new FramePoint(space, vector(json, "scalpMm")), vector(json, "scalpNormal"),
                        json.path("depthMm").asDouble()))
                : Optional.empty();
        List<Gate> gates = new ArrayList<>();
        for (JsonNode gate : json.required("gates")) {
            gates.add(new Gate(gate.required("name").asText(), gate.required("passed").asBoolean(),
                    gate.path("value").asDouble(Double.NaN), gate.path("limit").asDouble(Double.NaN),
                    gate.path("unit").asText(), gate.path("reason").asText()));
        }
        return new TargetCandidate(
                json.required("method").asText(),
                new FramePoint(space, vector(json, "nativeMm")),
                new FramePoint(Frame.template(json.required("templateSpace").asText()), vector(json, "templateMm")),
                json.path("region").asText(),
                json.path("r").asDouble(Double.NaN),
                json.path("clusterMm3").asDouble(),
                scalp,
                gates);
    }

    /** The pose that was chosen, rows of a 4 x 4 matrix; without one the usual pose holds. */
    private Optional<CoilPose> coil(Frame space) {
        JsonNode rows = json.path("coilToNative");
        if (rows.size() != 4) {
            return Optional.empty();
        }
        double[] m = new double[16];
        for (int i = 0; i < 16; i++) {
            m[i] = rows.get(i / 4).path(i % 4).asDouble(Double.NaN);
        }
        try {
            return Optional.of(new CoilPose(space, Rigid.of(Affine.ofRowMajor(m))));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("coilToNative is no pose: " + e.getMessage(), e);
        }
    }

    private Optional<StoredTargets.ErrorBar> errorBar(Frame space) {
        JsonNode reliability = json.path("reliability");
        JsonNode shape = reliability.path("ellipsoid");
        if (shape.path("axes").size() != 3 || shape.path("semiAxesMm").size() != 3 || shape.path("centreMm").size() != 3) {
            return Optional.empty();
        }
        List<Vec3> axes = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            axes.add(vector(shape.path("axes").path(axis)));
            lengths.add(shape.path("semiAxesMm").path(axis).asDouble());
        }
        ConfidenceEllipsoid ellipsoid = new ConfidenceEllipsoid(
                new FramePoint(space, vector(shape.path("centreMm"))), axes, lengths, shape.path("share").asDouble(Double.NaN));
        return Optional.of(new StoredTargets.ErrorBar(ellipsoid, reliability.path("medianDistanceMm").asDouble(Double.NaN),
                reliability.path("withinFiveMm").asDouble(Double.NaN), reliability.path("splitHalfDistanceMm").asDouble(Double.NaN),
                byLength(reliability), reliability.path("minutesForFiveMm").asDouble(Double.NaN)));
    }

    private static List<LengthPoint> byLength(JsonNode reliability) {
        List<LengthPoint> points = new ArrayList<>();
        reliability.path("byLength").forEach(row -> points.add(
                new LengthPoint(row.path("minutes").asDouble(Double.NaN), row.path("medianDistanceMm").asDouble(Double.NaN))));
        return points;
    }

    private static Vec3 vector(JsonNode row, String name) {
        JsonNode values = row.required(name);
        if (values.size() != 3) {
            throw new IllegalArgumentException(name + " has " + values.size() + " numbers");
        }
        return vector(values);
    }

    private static Vec3 vector(JsonNode numbers) {
        return new Vec3(numbers.path(0).asDouble(), numbers.path(1).asDouble(), numbers.path(2).asDouble());
    }
}
