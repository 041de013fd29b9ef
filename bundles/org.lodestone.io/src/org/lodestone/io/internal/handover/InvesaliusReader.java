package org.lodestone.io.internal.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/**
 * Reads InVesalius' markers from the internal columns, which is what InVesalius does, and demands that the {@code *_world} columns say the
 * same. The scan is turned to right-anterior-superior by counting voxels, as nibabel does it.
 */
public final class InvesaliusReader extends TextReader {

    /** Front, left, out of the head to right, front, out of the head: a quarter turn about z. */
    private static final Rotation TO_COIL = Rotation.about(new Vec3(0, 0, 1), -Math.PI / 2);

    /** Makes the reader. */
    public InvesaliusReader() {
        super("invesalius", "InVesalius 3", "InVesalius 3, loading of markers and conversion to world coordinates.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        List<String> lines = Files.readAllLines(request.files().getFirst());
        require(lines.getFirst().equals("##INVESALIUS3_MARKER_FILE_4"), "the first line is " + lines.getFirst());
        List<String> names = Arrays.stream(lines.get(1).split("\t")).map(n -> n.substring(1, n.length() - 1)).toList();
        Affine internalToWorld = internalToWorld(scan(request).grid());
        List<ExportedPosition> found = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            found.add(position(Arrays.asList(line.split("\t")), names, internalToWorld));
        }
        return ReadBack.of(found);
    }

    private static ExportedPosition position(List<String> cells, List<String> names, Affine internalToWorld) {
        require(cells.size() == names.size(), cells.size() + " cells below " + names.size() + " names");
        Vec3 place = internalToWorld.apply(vector(cells, names, ""));
        require(place.distance(vector(cells, names, "_world")) <= 0.01, "internal and world coordinates differ");
        String label = cells.get(names.indexOf("label")).replace("\"", "");
        if (cells.get(names.indexOf("marker_type")).equals("1")) {
            return ExportedPosition.point(label, PositionKind.TARGET, place);
        }
        require(cells.get(names.indexOf("marker_type")).equals("3"), "a marker of an unknown type");
        // The internal frame mirrors y for positions only; angles are along the scan's axes.
        Affine mirrored = internalToWorld.times(Affine.scaling(1, -1, 1));
        Rotation inside = euler(cells, names, "").then(Rotation.of(mirrored));
        Rotation world = euler(cells, names, "_world");
        require(inside.then(world.inverse()).angleRad() < 1e-5, "internal and world angles differ");
        return ExportedPosition.coil(label, new Rigid(TO_COIL.then(inside), place));
    }

    private static Rotation euler(List<String> cells, List<String> names, String suffix) {
        double[] rad = new double[3];
        String[] angles = {"alpha", "beta", "gamma"};
        for (int i = 0; i < 3; i++) {
            rad[i] = Math.toRadians(Double.parseDouble(cells.get(names.indexOf(angles[i] + suffix))));
        }
        return Rotation.about(new Vec3(1, 0, 0), rad[0]).then(Rotation.about(new Vec3(0, 1, 0), rad[1]))
                .then(Rotation.about(new Vec3(0, 0, 1), rad[2]));
    }

    private static Vec3 vector(List<String> cells, List<String> names, String suffix) {
        return new Vec3(Double.parseDouble(cells.get(names.indexOf("x" + suffix))), Double.parseDouble(cells.get(names.indexOf("y" + suffix))),
                Double.parseDouble(cells.get(names.indexOf("z" + suffix))));
    }

    /** Internal millimetres to canonical voxels, to stored voxels, to RAS. */
    private static Affine internalToWorld(Grid grid) {
        String orientation = grid.orientation();
        double[] m = new double[12];
        double frontToBack = 0;
        for (int axis = 0; axis < 3; axis++) {
            int world = "RLAPSI".indexOf(orientation.charAt(axis)) / 2;
            boolean backwards = "LPI".indexOf(orientation.charAt(axis)) >= 0;
            m[4 * axis + world] = (backwards ? -1 : 1) / grid.spacingMm(axis);
            m[4 * axis + 3] = backwards ? grid.extent(axis) - 1 : 0;
            frontToBack = world == 1 ? (grid.extent(axis) - 1) * grid.spacingMm(axis) : frontToBack;
        }
        Affine unflipped = new Affine(1, 0, 0, 0, 0, -1, 0, frontToBack, 0, 0, 1, 0);
        return unflipped.then(Affine.ofRowMajor(m)).then(grid.voxelToWorld());
    }
}
