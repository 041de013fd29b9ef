package org.lodestone.io.internal.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Affine;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/**
 * Reads Brainsight's text file by its column names, as SimNIBS does: matrix of m(axis)n(component), to SimNIBS' coil axes by
 * diag(-1, 1, -1). The named space is looked up in the scan, and the point is carried through the voxels to the product's space.
 */
public final class BrainsightReader extends TextReader {

    private static final Affine BRAINSIGHT_TO_SIMNIBS = new Affine(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0);
    private static final Map<String, Integer> SPACES =
            Map.of("nifti:scanner", 1, "nifti:aligned", 2, "nifti:talairach", 3, "nifti:mni-152", 4);

    /** Makes the reader. */
    public BrainsightReader() {
        super("brainsight", "Brainsight", "SimNIBS 4, neuronavigation import.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        Map<String, String> head = new HashMap<>();
        List<String> columns = List.of();
        List<ExportedPosition> found = new ArrayList<>();
        for (String line : Files.readAllLines(only(request))) {
            if (line.startsWith("# Target Name")) {
                columns = Arrays.asList(line.substring(2).split("\t"));
                require("UTF-8".equals(head.get("Encoding")), "the encoding is not UTF-8");
                require(head.getOrDefault("Units", "").startsWith("millimetres"), "the unit is not millimetres");
            } else if (line.startsWith("# ") && line.contains(": ")) {
                head.put(line.substring(2, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
            } else {
                found.add(position(line.split("\t"), columns, spaceToNative(head.getOrDefault("Coordinate system", ""), request)));
            }
        }
        return ReadBack.of(found);
    }

    private static Affine spaceToNative(String name, ReadBackRequest request) {
        Integer code = SPACES.get(name.toLowerCase(java.util.Locale.ROOT));
        require(code != null, "coordinate system " + name + " is not known");
        if (request.scan().isEmpty()) {
            return Affine.IDENTITY;
        }
        NiftiHeader header = ScanHeader.of(request.scan().get()).header();
        Affine named = header.sform().code() == code ? header.sform().affine()
                : header.qform().code() == code ? new ScanHeader(header).qformAffine() : null;
        require(named != null, "the scan has no space " + name);
        return named.inverse().then(request.scan().get().grid().voxelToWorld());
    }

    private static ExportedPosition position(String[] cells, List<String> columns, Affine spaceToNative) {
        double[] m = new double[12];
        for (int component = 0; component < 3; component++) {
            for (int axis = 0; axis < 3; axis++) {
                m[4 * component + axis] = cell(cells, columns, "m" + axis + "n" + component);
            }
            m[4 * component + 3] = cell(cells, columns, "Loc. " + "XYZ".charAt(component));
        }
        Affine brainsight = spaceToNative.times(Affine.ofRowMajor(m));
        String name = cells[0];
        if (name.endsWith("_target")) {
            return ExportedPosition.point(name.substring(0, name.length() - 7), PositionKind.TARGET, brainsight.offset());
        }
        require(name.endsWith("_coil"), "row " + name + " is neither coil nor target");
        return ExportedPosition.coil(name.substring(0, name.length() - 5), fromSimnibs(brainsight.times(BRAINSIGHT_TO_SIMNIBS)));
    }

    private static double cell(String[] cells, List<String> columns, String name) {
        int column = columns.indexOf(name);
        require(column >= 0 && column < cells.length, "column " + name + " is missing");
        return Double.parseDouble(cells[column]);
    }
}
