package org.lodestone.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.SurfaceWriteRequest;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.derivative.TargetsFile;

/** Writes a case of balls: a head of 80 mm with a brain of 65 mm, a bright mark in its left half, two targets. */
final class SmallCase {

    static final String LABEL = "balls";
    static final Vec3 FIRST_TARGET = new Vec3(-40, 30, 30);
    static final Vec3 SECOND_TARGET = new Vec3(-20, 45, 35);
    static final Vec3 LEFT_MARK = new Vec3(-30, 0, 0);
    private static final Frame FRAME = Frame.t1w("sub-" + LABEL);
    static final double HEAD_MM = 80;
    private static final double BRAIN_MM = 65;

    private SmallCase() {
    }

    /** Writes the case as the main job does. */
    static void write(Path folder, MethodRegistry methods) throws IOException {
        Path subject = folder.resolve("derivatives/sub-" + LABEL);
        Files.createDirectories(subject.resolve("anat"));
        Files.createDirectories(subject.resolve("func"));
        Grid grid = new Grid(90, 90, 90, new Affine(2, 0, 0, -89, 0, 2, 0, -89, 0, 0, 2, -89), FRAME);
        float[] head = new float[(int) grid.size()];
        float[] map = new float[head.length];
        for (int v = 0; v < head.length; v++) {
            Vec3 p = grid.toWorld(v % 90, v / 90 % 90, v / 8100);
            head[v] = p.norm() < BRAIN_MM ? 450 : p.norm() < HEAD_MM ? 250 : 0;
            if (p.distance(LEFT_MARK) < 16) {
                head[v] = 1000;
            }
            map[v] = p.norm() < BRAIN_MM ? (float) (-0.7 * Math.exp(-Math.pow(p.distance(FIRST_TARGET) / 15, 2)) + 0.05) : 0;
        }
        Volume t1w = Volume.of(grid, head);
        String anat = "anat/sub-" + LABEL;
        ImageFiles.write(WriteRequest.of(subject.resolve(anat + "_desc-preproc_T1w.nii.gz"), t1w, "T1w"), methods,
                Execution.unobserved()).orThrow();
        ImageFiles.write(WriteRequest.of(subject.resolve(anat + "_desc-brain_mask.nii.gz"), Mask.above(t1w, 400), "brain"), methods,
                Execution.unobserved()).orThrow();
        ImageFiles.write(WriteRequest.of(subject.resolve("func/sub-" + LABEL + "_space-T1w_seed-sgacc_stat-r_statmap.nii.gz"),
                Volume.of(grid, map), "r"), methods, Execution.unobserved()).orThrow();
        surface(subject.resolve(anat + "_scalp.surf.gii"), HEAD_MM, methods);
        surface(subject.resolve(anat + "_brain.surf.gii"), BRAIN_MM, methods);
        List<TargetEntry> targets = List.of(entry("cluster", FIRST_TARGET, -0.65, true), entry("peak", SECOND_TARGET, -0.31, false));
        JsonFile.write(subject.resolve("func/sub-" + LABEL + "_desc-tms_targets.json"),
                TargetsFile.toJson(targets, new Provenance("0", List.of(), List.of(), true)));
        Files.writeString(folder.resolve("derivatives/dataset_description.json"), "{\"Name\": \"SIMULATED balls\"}");
    }

    private static TargetEntry entry(String method, Vec3 mm, double r, boolean passes) {
        Vec3 outward = mm.unit();
        ScalpTarget scalp = new ScalpTarget(new FramePoint(FRAME, outward.times(HEAD_MM)), outward, HEAD_MM - mm.norm());
        return new TargetEntry(new TargetCandidate("lodestone.targeting." + method, new FramePoint(FRAME, mm),
                new FramePoint(Frame.template("MNIColin27"), mm), "Frontal_Mid_L", r, 640, Optional.of(scalp),
                List.of(Gate.atMost("anticorrelation", r, passes ? 0 : -0.5, "", String.format(Locale.ROOT,
                        "The seed correlation at the target is %.2f; the target has to be anticorrelated.", r)))),
                Optional.empty());
    }

    private static void surface(Path file, double radius, MethodRegistry methods) {
        int rings = 24, columns = 48;
        float[] vertices = new float[3 * (rings + 1) * columns];
        for (int i = 0; i <= rings; i++) {
            for (int j = 0; j < columns; j++) {
                double polar = Math.PI * i / rings, azimuth = 2 * Math.PI * j / columns;
                int o = 3 * (i * columns + j);
                vertices[o] = (float) (radius * Math.sin(polar) * Math.cos(azimuth));
                vertices[o + 1] = (float) (radius * Math.sin(polar) * Math.sin(azimuth));
                vertices[o + 2] = (float) (radius * Math.cos(polar));
            }
        }
        int[] triangles = new int[6 * rings * columns];
        int t = 0;
        for (int i = 0; i < rings; i++) {
            for (int j = 0; j < columns; j++) {
                int a = i * columns + j, b = i * columns + (j + 1) % columns, c = a + columns, d = b + columns;
                for (int corner : new int[] {a, c, b, b, c, d}) {
                    triangles[t++] = corner;
                }
            }
        }
        ImageFiles.write(new SurfaceWriteRequest(file, new Surface(FRAME, vertices, triangles), "ball"), methods,
                Execution.unobserved()).orThrow();
    }
}
