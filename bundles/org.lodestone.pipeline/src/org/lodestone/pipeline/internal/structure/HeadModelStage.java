package org.lodestone.pipeline.internal.structure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.structure.BiasCorrection;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.LandmarkDetection;
import org.lodestone.method.structure.LandmarkDetectionInput;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.ScalpExtraction;
import org.lodestone.method.structure.SurfaceExtraction;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.method.structure.TissueSegmentation;
import org.lodestone.pipeline.DelineationRequest;
import org.lodestone.pipeline.HeadPoint;
import org.lodestone.pipeline.internal.StepLog;

/** The chain of steps from a scan to a delineated head; every step through the registry. */
final class HeadModelStage {

    private static final double BORDER_FWHM_MM = 2;

    private static final double LARGEST_GAP_MM = 5;

    private HeadModelStage() {
    }

    static HeadModel run(StructuralScan scan, DelineationRequest request, StepLog log, Execution execution) {
        MethodRegistry methods = request.methods();
        Template template = log.take(request.pack().template(preferred(request.pack()), execution));
        Volume raw = scan.work();
        Mask bright = log.run(methods.first(BrainExtraction.class), raw, execution.part(0, 0.12));
        // A dark lesion at the surface looks like fluid outside; whoever drew it knows that it is brain.
        Mask brain = scan.lesion().map(bright::or).orElse(bright);
        Mask sound = scan.lesion().map(brain::minus).orElse(brain);
        Volume corrected = log.run(methods.first(BiasCorrection.class), new BrainScan(raw, sound), execution.part(0.12, 0.16)).corrected();
        TissueMaps tissue = log.run(methods.first(TissueSegmentation.class), new BrainScan(corrected, sound), execution.part(0.16, 0.28));
        RegisteredTemplate registration = log.run(methods.first(TemplateRegistration.class),
                new TemplateRegistrationInput(corrected, brain, template.head(), template.brain(), scan.lesion()), execution.part(0.28, 0.62));
        Surface scalp = log.run(methods.first(ScalpExtraction.class), raw, execution.part(0.62, 0.74));
        SurfaceExtraction surfaces = methods.first(SurfaceExtraction.class);
        Surface brainSurface = log.run(surfaces, brain, execution.part(0.74, 0.78));
        Optional<Surface> white = white(surfaces, tissue, log, execution.part(0.78, 0.92));
        HeadLandmarks landmarks = HeadPoint.corrected(log.run(methods.first(LandmarkDetection.class),
                new LandmarkDetectionInput(scalp, registration.t1wToTemplate()), execution.part(0.92, 0.93)), request.landmarks());
        request.landmarks().keySet().stream().sorted().forEach(point -> sayPlaced(point, point.in(landmarks), scalp, log));
        Map<String, LabelMap> atlases = atlases(request, template, log, execution);
        Map<String, LabelMap> regions = new LinkedHashMap<>();
        atlases.forEach((id, map) -> regions.put(id,
                Resampling.resample(map, raw.grid(), registration.t1wToTemplate(), execution.part(0.93, 0.99))));
        Volume share = Smoothing.gaussian(brain.toVolume(), BORDER_FWHM_MM, execution);
        return new HeadModel(scan, corrected, brain, share, tissue, template, registration, scalp, brainSurface, white, landmarks, atlases,
                regions);
    }

    /** Whoever measures with the points has to know which are a person's, and that one is not on the skin. */
    private static void sayPlaced(HeadPoint point, FramePoint place, Surface scalp, StepLog log) {
        double gap = Double.POSITIVE_INFINITY;
        for (int v = 0; v < scalp.vertexCount(); v++) {
            gap = Math.min(gap, scalp.vertex(v).distance(place.mm()));
        }
        log.say(gap <= LARGEST_GAP_MM ? Finding.info("LS-STRUCT-032", point.key() + " was placed by a person.")
                : Finding.warning("LS-STRUCT-033", point.key() + " was placed by a person " + Math.round(gap) + " mm off the skin.",
                        "Put it on the skin: tape lengths begin there."));
    }

    /** Published coordinates are in MNI152: a template in that space carries them without a detour. */
    private static String preferred(AtlasPack pack) {
        return pack.templates().stream().filter(name -> name.startsWith("MNI152")).findFirst().orElse(pack.templates().getFirst());
    }

    private static Optional<Surface> white(SurfaceExtraction surfaces, TissueMaps tissue, StepLog log, Execution execution) {
        try {
            return Optional.of(log.run(surfaces, tissue.whiteMask(), Map.of("smoothFwhmMm", 1.5, "maxTriangles", 120_000), execution));
        } catch (RefusedException e) {
            log.say(Finding.warning("LS-STRUCT-020", "There is no border of grey and white matter: " + e.getMessage(), "Look at the tissue maps."));
            return Optional.empty();
        }
    }

    /** Atlases in the template's space; those of another MNI space are taken as if they lay there, which is said. */
    private static Map<String, LabelMap> atlases(DelineationRequest request, Template template, StepLog log, Execution execution) {
        AtlasPack pack = request.pack();
        List<String> ids = request.atlases().isEmpty() ? pack.atlases().stream().map(AtlasInfo::id).toList() : request.atlases();
        Map<String, LabelMap> maps = new LinkedHashMap<>();
        for (String id : ids) {
            LabelMap map = log.take(pack.atlas(id, execution));
            String space = map.grid().frame().id();
            if (!map.grid().frame().equals(template.head().grid().frame())) {
                if (!space.startsWith("MNI")) {
                    throw new RefusedException(Finding.error("LS-STRUCT-021", "Atlas " + id + " lies in " + space + ", the template in "
                            + template.name() + ": no way between them is known.", "Leave it out, or install a template in its space."));
                }
                log.say(Finding.warning("LS-STRUCT-022", "Atlas " + id + " was drawn in " + space + " and is carried as if that were "
                        + template.name() + ": borders may be off by several millimetres.",
                        "Use an atlas of the template's own space where millimetres matter.").with("atlas", id));
                map = new LabelMap(map.grid().in(template.head().grid().frame()), map.labels(), map.names());
            }
            maps.put(id, map);
        }
        return maps;
    }
}
