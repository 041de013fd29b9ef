package org.lodestone.io.internal.handover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.io.internal.IoProvider;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

/** Plans and scans that tests hand over. */
final class HandoverPlans {

    static final Frame NATIVE = Frame.t1w("sub-07");
    static final MethodRegistry METHODS = MethodRegistry.of(List.of(new IoProvider()));

    private HandoverPlans() {
    }

    /** A coil whose axes are the patient's: right, front, up; the target 20 mm below it. */
    static TargetPlan upright() {
        return plan(List.of(target("left", new Vec3(-40, 30, 60), Rotation.IDENTITY)));
    }

    static TargetPlan turned(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PlannedTarget> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vec3 place = new Vec3(random.nextDouble(-90, 90), random.nextDouble(-90, 90), random.nextDouble(-90, 90));
            Rotation turn = new Rotation(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
            targets.add(target("target_" + i, place, turn));
        }
        return plan(targets);
    }

    static PlannedTarget target(String name, Vec3 coilMm, Rotation turn) {
        CoilPose coil = new CoilPose(NATIVE, new Rigid(turn, coilMm));
        Vec3 deep = coilMm.minus(coil.axis(2).times(20));
        ScalpTarget scalp = new ScalpTarget(new FramePoint(NATIVE, coilMm), coil.axis(2), 20);
        TargetCandidate candidate = new TargetCandidate("lodestone.targeting.cluster", new FramePoint(NATIVE, deep),
                new FramePoint(Frame.template("MNIColin27"), deep), "left DLPFC", -0.4, 100, Optional.of(scalp), List.of());
        return new PlannedTarget(name, candidate, Optional.of(coil));
    }

    static PlannedTarget withoutScalp(String name) {
        FramePoint point = new FramePoint(NATIVE, new Vec3(-38, 44, 26));
        return PlannedTarget.usual(name, new TargetCandidate("lodestone.targeting.group", point,
                new FramePoint(Frame.template("MNIColin27"), point.mm()), "", Double.NaN, 0, Optional.empty(), List.of()));
    }

    static TargetPlan plan(List<PlannedTarget> targets) {
        return new TargetPlan("07", NATIVE, targets, Optional.empty(), false, "0.1.0");
    }

    /** A small scan of any orientation, written as NIfTI. */
    static ReferenceScan scan(Path folder, int nx, int ny, int nz, Affine voxelToWorld) {
        Grid grid = new Grid(nx, ny, nz, voxelToWorld, NATIVE);
        Path file = folder.resolve("sub-07_T1w.nii.gz");
        ImageFiles.write(WriteRequest.of(file, new Volume(grid, new FloatVoxels(new float[nx * ny * nz])), "test"), METHODS,
                Execution.unobserved()).orThrow();
        return new ReferenceScan(file, grid);
    }

    /** Sagittal slices stored from right to left, the head tilted: voxel axes run P, S and L. */
    static Affine obliqueSagittal() {
        Affine sagittal = new Affine(0, 0, -0.9, 70, -1.1, 0, 0, 120, 0, 1.2, 0, -80);
        return sagittal.then(Affine.rotation(0.2, -0.15, 0.1));
    }

    static ExportRequest request(TargetPlan plan, ReferenceScan scan, Path folder) {
        return new ExportRequest(plan, Optional.ofNullable(scan), List.of(), folder, "sub-07_desc-tms");
    }
}
