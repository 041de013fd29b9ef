package org.lodestone.study.derivative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.study.JsonFile;

/**
 * The file others script against, {@code sub-L_desc-tms_targets.json}: one object whose {@code targets} are listed best first. Coordinates
 * are RAS+ millimetres, rounded to a micrometre; fields are only ever added. {@link StoredTargets} reads it.
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
        ArrayNode curve = json.putArray("byLength");
        reliability.byLength().forEach(point -> {
            ObjectNode row = curve.addObject();
            number(row, "minutes", point.minutes());
            number(row, "medianDistanceMm", point.medianDistanceMm());
        });
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
}
