package org.lodestone.phantom.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lodestone.core.Affine;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.phantom.SimulatedPatient;
import org.lodestone.phantom.anatomy.SmoothDeformation;
import org.lodestone.phantom.run.Network;
import org.lodestone.phantom.run.TimeCourses;

/** What only the examiner may know: shape, motion, networks and the planted peak. All coordinates RAS+ in millimetres. */
final class TruthFile {

    private TruthFile() {
    }

    static void write(Path file, SimulatedPatient patient, long seed, Parameters parameters) throws IOException {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("simulated", true);
        truth.put("seed", seed);
        truth.put("parameters", parameters.values());
        truth.put("templateSpace", patient.template().name());
        truth.put("peak", point(patient, patient.brain().peak()));
        truth.put("decoy", point(patient, patient.brain().decoy()));
        truth.put("nativeToTemplate", shape(patient));
        truth.put("boldToT1w", patient.boldToT1w().matrix().toRows());
        truth.put("motion", motion(patient));
        truth.put("directed", Map.of("driver", point(patient, patient.brain().driver()), "driven", point(patient, patient.brain().driven()),
                "lagSeconds", TimeCourses.DIRECTED_LAG_SECONDS));
        truth.put("networks", patient.brain().networks().stream().map(TruthFile::network).toList());
        Json.write(file, truth);
    }

    private static Map<String, Object> point(SimulatedPatient patient, Vec3 templateMm) {
        SpatialTransform templateToNative = patient.nativeToTemplate().inverse();
        FramePoint inNative = templateToNative.apply(new FramePoint(patient.nativeToTemplate().to(), templateMm));
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("nativeMm", inNative.mm().toArray());
        point.put("templateMm", templateMm.toArray());
        point.put("boldMm", patient.boldToT1w().inverse().apply(inNative).mm().toArray());
        return point;
    }

    private static Map<String, Object> shape(SimulatedPatient patient) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("formula", "y = matrix native; template = y + sum over modes of amplitudeMm cos(waveVectorPerMm . y + phaseRadians)");
        shape.put("matrix", patient.nativeToTemplate().matrix().toRows());
        shape.put("modes", patient.nativeToTemplate().deformation().modes().stream().map(TruthFile::mode).toList());
        return shape;
    }

    private static Map<String, Object> motion(SimulatedPatient patient) {
        Map<String, Object> motion = new LinkedHashMap<>();
        motion.put("convention", "where a point of the head that lies at p in the first volume (mm) lies in volume t");
        motion.put("referenceVolume", 0);
        motion.put("referenceToVolume", patient.motion().referenceToVolume().stream().map(Affine::toRows).toList());
        return motion;
    }

    private static Map<String, Object> mode(SmoothDeformation.Mode mode) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("amplitudeMm", mode.amplitudeMm().toArray());
        fields.put("waveVectorPerMm", mode.waveVectorPerMm().toArray());
        fields.put("phaseRadians", mode.phaseRadians());
        return fields;
    }

    private static Map<String, Object> network(Network network) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", network.name());
        fields.put("foci", network.foci().stream().map(focus -> {
            Map<String, Object> f = new LinkedHashMap<>();
            f.put("role", focus.role());
            f.put("templateMm", focus.templateMm().toArray());
            f.put("shape", focus.shape().name().toLowerCase(java.util.Locale.ROOT));
            f.put("sizeMm", focus.sizeMm());
            f.put("amplitude", focus.amplitude());
            return f;
        }).toList());
        return fields;
    }
}
