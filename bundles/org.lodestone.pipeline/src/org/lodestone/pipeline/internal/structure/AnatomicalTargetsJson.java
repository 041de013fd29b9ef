package org.lodestone.pipeline.internal.structure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Finding;
import org.lodestone.core.Rigid;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.Gate;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.target.AnatomicalSite;
import org.lodestone.pipeline.AnatomicalTarget;
import org.lodestone.pipeline.DistanceAdjustment;
import org.lodestone.pipeline.TapeDifference;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.TargetsFile;

/** The content of {@code anatomical-targets.json}: RAS+ millimetres; fields are only ever added. */
final class AnatomicalTargetsJson {

    private AnatomicalTargetsJson() {
    }

    static void fill(ObjectNode json, HeadModel head, AnatomicalTargetStage.Result found, List<Gate> gates, List<Finding> findings,
            String picture) {
        json.put("Coordinates", "RAS+ millimetres");
        json.put("nativeSpace", head.frame().id()).put("templateSpace", head.template().name());
        json.put("Coil", "matrix: coil to scan, row after row; z out of the head, y from the handle to the front of the coil, origin at the "
                + "centre of its face on the scalp");
        json.set("landmarks", landmarks(head.landmarks()));
        found.motor().ifPresent(site -> {
            ObjectNode motor = json.putObject("motor");
            motor.put("title", site.title()).put("source", site.source());
            motor.set("nativeMm", TargetsFile.vector(site.point().mm()));
        });
        TapeDifference.of(found.targets(), head.landmarks()).ifPresent(difference -> difference(json, difference));
        ArrayNode list = json.putArray("targets");
        found.targets().forEach(target -> list.add(target(target)));
        gates(json.putArray("gates"), gates);
        findings(json.putArray("findings"), findings);
        json.put("usable", gates.stream().allMatch(Gate::passed));
        json.put("picture", picture);
    }

    static ObjectNode landmarks(HeadLandmarks marks) {
        ObjectNode json = JsonFile.object();
        json.set("nasion", TargetsFile.vector(marks.nasion().mm()));
        json.set("inion", TargetsFile.vector(marks.inion().mm()));
        json.set("leftPreauricular", TargetsFile.vector(marks.left().mm()));
        json.set("rightPreauricular", TargetsFile.vector(marks.right().mm()));
        return json;
    }

    private static void difference(ObjectNode json, TapeDifference difference) {
        ObjectNode node = json.putObject("f3Difference");
        node.put("tape", TapeDifference.TAPE).put("measured", TapeDifference.MEASURED);
        number(node, "mm", difference.mm());
        number(node, "anteriorMm", difference.anteriorMm());
        number(node, "lateralMm", difference.lateralMm());
        node.put("meaning", "From F3 measured on the patient's scalp to F3 by Beam's three tape lengths: positive is further to the front, "
                + "further to the left.");
    }

    private static ObjectNode target(AnatomicalTarget target) {
        ObjectNode json = JsonFile.object();
        json.put("id", target.id()).put("title", target.title());
        json.put("kind", target.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')).put("method", target.methodId());
        json.put("nativeSpace", target.cortex().frame().id());
        json.set("nativeMm", TargetsFile.vector(target.cortex().mm()));
        json.put("templateSpace", target.template().frame().id());
        json.set("templateMm", TargetsFile.vector(target.template().mm()));
        json.put("region", target.regions().entrySet().stream().filter(e -> e.getKey().equals("aal")).map(java.util.Map.Entry::getValue)
                .findFirst().or(() -> target.regions().values().stream().findFirst()).orElse(""));
        json.set("regions", JsonFile.node(target.regions()));
        json.set("scalpMm", TargetsFile.vector(target.scalp().point().mm()));
        json.set("scalpNormal", TargetsFile.vector(target.scalp().outwardNormal()));
        number(json, "depthMm", target.scalp().depthMm());
        number(json, "scalpCortexMm", target.scalpCortexMm());
        target.alongNormal().ifPresent(normal -> {
            ObjectNode node = json.putObject("alongNormal");
            node.set("scalpMm", TargetsFile.vector(normal.point().mm()));
            number(node, "depthMm", normal.depthMm());
        });
        json.set("coil", coil(target.coil()));
        target.coilAcrossSulcus().ifPresent(pose -> json.set("coilAcrossSulcus", coil(pose)));
        target.stokes().ifPresent(stokes -> json.set("motorThreshold", stokes(stokes)));
        json.set("tapeMm", JsonFile.node(target.tapeMm()));
        target.printed().ifPresent(printed -> printed(json.putObject("printed"), printed));
        json.put("citation", target.source()).put("derivedFrom", target.derivedFrom());
        json.put("usable", target.isUsable());
        gates(json.putArray("gates"), target.gates());
        findings(json.putArray("findings"), target.findings());
        return json;
    }

    private static void printed(ObjectNode json, AnatomicalSite.Printed printed) {
        json.put("space", printed.space());
        json.set("mm", TargetsFile.vector(printed.mm()));
    }

    private static ObjectNode coil(CoilPose pose) {
        ObjectNode json = JsonFile.object();
        json.set("centreMm", TargetsFile.vector(pose.centre().mm()));
        json.set("outwardNormal", TargetsFile.vector(pose.axis(2)));
        json.set("handleDirection", TargetsFile.vector(pose.axis(1).times(-1)));
        number(json, "angleToMidlineDegrees", Math.toDegrees(pose.angleToRightRad()));
        Rigid rigid = pose.coilToHead();
        json.set("matrix", JsonFile.node(org.lodestone.core.Affine.translation(rigid.translationMm())
                .times(rigid.rotation().toAffine()).toRows()));
        return json;
    }

    private static ObjectNode stokes(DistanceAdjustment stokes) {
        ObjectNode json = JsonFile.object();
        number(json, "targetScalpCortexMm", stokes.distanceMm());
        number(json, "motorScalpCortexMm", stokes.motorDistanceMm());
        number(json, "addPercentOutput", stokes.addPercentOutput());
        number(json, "addPercentOutput2005", stokes.addPercentOutput2005());
        json.put("unit", "per cent of maximal stimulator output, to be added to the motor threshold");
        json.put("citation", "Stokes MG et al. (2007) Clin Neurophysiol 118:1617-1625 (2.8 % a mm); "
                + "Stokes MG et al. (2005) J Neurophysiol 94:4520-4527 (3 % a mm)");
        return json;
    }

    private static void gates(ArrayNode list, List<Gate> gates) {
        for (Gate gate : gates) {
            ObjectNode row = list.addObject().put("name", gate.name()).put("passed", gate.passed());
            number(row, "value", gate.value());
            number(row, "limit", gate.limit());
            row.put("unit", gate.unit()).put("reason", gate.reason());
        }
    }

    private static void findings(ArrayNode list, List<Finding> findings) {
        for (Finding finding : findings) {
            ObjectNode row = list.addObject();
            row.put("severity", finding.severity().name()).put("code", finding.code()).put("message", finding.message());
            row.put("remedy", finding.remedy());
            row.set("facts", JsonFile.node(finding.facts()));
        }
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, Math.rint(value * 1000) / 1000 + 0.0);
        } else {
            json.putNull(name);
        }
    }
}
