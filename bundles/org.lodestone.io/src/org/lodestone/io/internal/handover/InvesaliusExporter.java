package org.lodestone.io.internal.handover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.image.Grid;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.PositionKind;

/**
 * Writes InVesalius' markers, file version 4. InVesalius reads its internal coordinates (x, y, z, angles): millimetres along the axes of the
 * scan turned to right-anterior-superior, y counted from the front. The columns {@code *_world} hold the same in RAS for people and other
 * programs. InVesalius' coil axes: x to the front of the coil, y to its left, z out of the head. A landmark is the point in the cortex, a
 * coil target the pose on the scalp. A text file beside it says so.
 */
public final class InvesaliusExporter extends TextExporter {

    private static final List<String> COLUMNS = List.of("marker_id", "x", "y", "z", "alpha", "beta", "gamma", "r", "g", "b", "size", "label",
            "x_seed", "y_seed", "z_seed", "is_target", "is_point_of_interest", "session_id", "x_cortex", "y_cortex", "z_cortex",
            "alpha_cortex", "beta_cortex", "gamma_cortex", "marker_type", "z_rotation", "z_offset", "mep_value", "brain_target_list",
            "x_world", "y_world", "z_world", "alpha_world", "beta_world", "gamma_world");
    private static final int LANDMARK = 1;
    private static final int COIL_TARGET = 3;

    /** Makes the exporter. */
    public InvesaliusExporter() {
        super(new FormatInfo("invesalius", "InVesalius 3", ".mkss",
                "columns *_world: RAS millimetres of the scan; x, y, z: InVesalius' own, y counted from the front; "
                        + "Euler angles in degrees about fixed x, y, z; coil axes x front, y left, z out of the head",
                Set.of(PositionKind.TARGET, PositionKind.COIL)), false, "InVesalius 3. Markers of the navigation mode, file version 4.");
    }

    @Override
    public List<Finding> check(ExportRequest request, org.lodestone.core.Parameters parameters) {
        return request.scan().isPresent() ? List.of() : List.of(Finding.error("LS-EXPORT-014",
                "InVesalius' own coordinates need the scan, and it is not known.", "Name the scan that the targets lie in."));
    }

    @Override
    SequencedMap<String, String> content(ExportRequest request) {
        Grid grid = request.scan().orElseThrow().grid();
        StringBuilder text = new StringBuilder("##INVESALIUS3_MARKER_FILE_4\n");
        text.append('"').append(String.join("\"\t\"", COLUMNS)).append("\"\n");
        int id = 0;
        for (PlannedTarget target : request.plan().targets()) {
            if (target.coil().isPresent()) {
                row(text, id++, target.name(), COIL_TARGET, coilMatrix(target.coil().get()), grid);
            }
            row(text, id++, target.name(), LANDMARK, Affine.translation(target.candidate().nativePoint().mm()), grid);
        }
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put(".mkss", text.toString());
        // InVesalius takes no line of words in its own file.
        files.put(".mkss.txt", request.plan().statement() + "\nCoordinates in the .mkss file: " + format().coordinates() + ".\n");
        return files;
    }

    private static Affine coilMatrix(CoilPose coil) {
        Vec3 x = coil.axis(1);
        Vec3 y = coil.axis(0).times(-1);
        Vec3 z = coil.axis(2);
        Vec3 o = coil.centre().mm();
        return new Affine(x.x(), y.x(), z.x(), o.x(), x.y(), y.y(), z.y(), o.y(), x.z(), y.z(), z.z(), o.z());
    }

    private static void row(StringBuilder text, int id, String name, int type, Affine world, Grid grid) {
        Affine inside = world.then(worldToScan(grid));
        double lengthY = canonicalLengthY(grid);
        Vec3 place = new Vec3(inside.m03(), lengthY - inside.m13(), inside.m23());
        boolean coil = type == COIL_TARGET;
        String angles = coil ? numbers(eulerDegrees(inside), "\t") : "None\tNone\tNone";
        String worldAngles = coil ? numbers(eulerDegrees(world), "\t") : numbers(Vec3.ZERO, "\t");
        text.append(id).append('\t').append(numbers(place, "\t")).append('\t').append(angles);
        text.append(coil ? "\t0.0\t1.0\t0.0\t2\t\"" : "\t1.0\t0.0\t0.0\t2\t\"").append(name).append('"');
        text.append("\t0\t0\t0\tFalse\tFalse\t1\tNone\tNone\tNone\tNone\tNone\tNone\t").append(type).append("\t0.0\t0.0\tNone\t[]\t");
        text.append(numbers(world.offset(), "\t")).append('\t').append(worldAngles).append('\n');
    }

    /** From RAS to millimetres along the scan's axes, counted from the centre of the voxel farthest left, back and below. */
    private static Affine worldToScan(Grid grid) {
        int[] axes = canonicalAxes(grid);
        Vec3[] unit = new Vec3[3];
        Vec3 corner = Vec3.ZERO;
        for (int world = 0; world < 3; world++) {
            Vec3 step = grid.voxelToWorld().column(axes[world]);
            boolean backwards = step.get(world) < 0;
            unit[world] = step.unit().times(backwards ? -1 : 1);
            corner = corner.plus(backwards ? step.times(grid.extent(axes[world]) - 1) : Vec3.ZERO);
        }
        Vec3 o = grid.voxelToWorld().offset().plus(corner);
        Affine scanToWorld = new Affine(unit[0].x(), unit[1].x(), unit[2].x(), o.x(), unit[0].y(), unit[1].y(), unit[2].y(), o.y(),
                unit[0].z(), unit[1].z(), unit[2].z(), o.z());
        if (!scanToWorld.isRigid(1e-3)) {
            throw new RefusedException(Finding.error("LS-EXPORT-015", "The axes of the scan are not perpendicular; InVesalius cannot show it.",
                    "Resample the scan onto a rectangular grid and import it again."));
        }
        return scanToWorld.inverse();
    }

    private static double canonicalLengthY(Grid grid) {
        int axis = canonicalAxes(grid)[1];
        return (grid.extent(axis) - 1) * grid.spacingMm(axis);
    }

    /** @return for right, front and up the voxel axis that runs most that way, each axis once */
    private static int[] canonicalAxes(Grid grid) {
        int[] best = null;
        double most = -1;
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            double sum = 0;
            for (int world = 0; world < 3; world++) {
                double along = grid.voxelToWorld().column(order[world]).unit().get(world);
                sum += along * along;
            }
            if (sum > most) {
                most = sum;
                best = order;
            }
        }
        return best;
    }

    /** @return angles about the fixed axes x, then y, then z, in degrees */
    private static Vec3 eulerDegrees(Affine m) {
        double cosine = Math.hypot(m.m00(), m.m10());
        double x = cosine > 1e-9 ? Math.atan2(m.m21(), m.m22()) : Math.atan2(-m.m12(), m.m11());
        double z = cosine > 1e-9 ? Math.atan2(m.m10(), m.m00()) : 0;
        return new Vec3(Math.toDegrees(x), Math.toDegrees(Math.atan2(-m.m20(), cosine)), Math.toDegrees(z));
    }
}
