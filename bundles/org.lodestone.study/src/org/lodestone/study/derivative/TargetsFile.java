package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.study.JsonFile;

/**
 * The file others script against, {@code sub-L_desc-tms_targets.json}: one object whose {@code targets} are listed best first. Coordinates
 * are RAS+ millimetres, rounded to a micrometre; fields are only ever added.
 */
public final class TargetsFile {

    private TargetsFile() {
    }

    /**
     * @param targets best first
     * @param provenance of the whole result
     * @return the content of the file
     */
    public static ObjectNode toJson(List<TargetEntry> targets, Provenance provenance) {
        ObjectNode json = provenance.toJson("Targets for transcranial magnetic stimulation. Research use; not a certified medical device.");
        json.put("Coordinates", "RAS+ millimetres");
        ArrayNode list = json.putArray("targets");
        targets.forEach(target -> list.add(entry(target)));
        return json;
    }

    private static ObjectNode entry(TargetEntry target) {
        TargetCandidate candidate = target.candidate();
        ObjectNode json = JsonFile.object();
        json.put("method", candidate.methodId());
        json.put("nativeSpace", candidate.nativePoint().frame().id());
        json.set("nativeMm", vector(candidate.nativePoint().mm()));
        json.put("templateSpace", candidate.templatePoint().frame().id());
        json.set("templateMm", vector(candidate.templatePoint().mm()));
        json.put("region", candidate.region());
        number(json, "r", candidate.correlation());
        number(json, "clusterMm3", candidate.clusterMm3());
        json.put("usable", candidate.isUsable());
        candidate.scalp().ifPresent(scalp -> {
            json.set("scalpMm", vector(scalp.point().mm()));
            json.set("scalpNormal", vector(scalp.outwardNormal()));
            number(json, "depthMm", scalp.depthMm());
        });
        target.reliability().ifPresent(reliability -> json.set("reliability", reliability(reliability)));
        ArrayNode gates = json.putArray("gates");
        for (Gate gate : candidate.gates()) {
            ObjectNode row = gates.addObject().put("name", gate.name()).put("passed", gate.passed());
            number(row, "value", gate.value());
            number(row, "limit", gate.limit());
            row.put("unit", gate.unit()).put("reason", gate.reason());
        }
        return json;
    }

    private static ObjectNode reliability(TargetReliability reliability) {
        ObjectNode json = JsonFile.object();
        ConfidenceEllipsoid ellipsoid = reliability.ellipsoid();
        json.put("resamples", reliability.resampled().size());
        number(json, "medianDistanceMm", reliability.medianDistanceMm());
        number(json, "withinFiveMm", reliability.withinFiveMm());
        number(json, "splitHalfDistanceMm", reliability.splitHalfDistanceMm());
        number(json, "minutesForFiveMm", reliability.minutesForFiveMm());
        ObjectNode shape = json.putObject("ellipsoid");
        number(shape, "share", ellipsoid.share());
        shape.set("centreMm", vector(ellipsoid.centre().mm()));
        ArrayNode axes = shape.putArray("axes");
        ellipsoid.axes().forEach(axis -> axes.add(vector(axis)));
        shape.set("semiAxesMm", JsonFile.node(ellipsoid.semiAxesMm().stream().map(TargetsFile::rounded).toList()));
        return json;
    }

    /** @return three numbers rounded to a thousandth */
    public static JsonNode vector(Vec3 mm) {
        return JsonFile.node(new double[] {rounded(mm.x()), rounded(mm.y()), rounded(mm.z())});
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, rounded(value));
        } else {
            json.putNull(name);
        }
    }

    private static double rounded(double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        return rounded == 0 ? 0 : rounded;
    }

    /**
     * Reads the points back; error bars are left in the file.
     *
     * @param file written by this class
     * @return the targets, best first
     * @throws RefusedException when the file is missing or damaged, naming it
     */
    public static List<TargetCandidate> read(Path file) {
        ObjectNode json = JsonFile.read(file);
        List<TargetCandidate> targets = new ArrayList<>();
        try {
            for (JsonNode row : json.required("targets")) {
                targets.add(candidate(row));
            }
        } catch (IllegalArgumentException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-CASE-002",
                    file + " is no file of targets: " + e.getMessage() + ".", "Run the job again."));
            refusal.initCause(e);
            throw refusal;
        }
        return List.copyOf(targets);
    }

    private static TargetCandidate candidate(JsonNode row) {
        Frame space = Frame.t1w(row.required("nativeSpace").asText());
        Optional<ScalpTarget> scalp = row.has("scalpMm")
                ? Optional.of(new ScalpTarget(new FramePoint(space, vector(row, "scalpMm")), vector(row, "scalpNormal"),
                        row.path("depthMm").asDouble()))
                : Optional.empty();
        List<Gate> gates = new ArrayList<>();
        for (JsonNode gate : row.required("gates")) {
            gates.add(new Gate(gate.required("name").asText(), gate.required("passed").asBoolean(),
                    gate.path("value").asDouble(Double.NaN), gate.path("limit").asDouble(Double.NaN),
                    gate.path("unit").asText(), gate.path("reason").asText()));
        }
        return new TargetCandidate(
                row.required("method").asText(),
                new FramePoint(space, vector(row, "nativeMm")),
                new FramePoint(Frame.template(row.required("templateSpace").asText()), vector(row, "templateMm")),
                row.path("region").asText(),
                row.path("r").asDouble(Double.NaN),
                row.path("clusterMm3").asDouble(),
                scalp,
                gates);
    }

    private static Vec3 vector(JsonNode row, String name) {
        JsonNode values = row.required(name);
        if (values.size() != 3) {
            throw new IllegalArgumentException(name + " has " + values.size() + " numbers");
        }
        return new Vec3(values.get(0).asDouble(), values.get(1).asDouble(), values.get(2).asDouble());
    }
}
