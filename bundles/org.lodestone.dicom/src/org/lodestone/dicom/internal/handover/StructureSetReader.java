package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.PositionKind;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;
import org.lodestone.method.export.TargetFileReader;

/**
 * Reads a structure set as a viewer would: regions by number, contours in patient coordinates (left, back, up). The closed contours of a
 * target have to lie on a sphere about its point.
 */
public final class StructureSetReader implements TargetFileReader {

    private static final double OFF_THE_SPHERE_MM = 0.01;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.structure-set-reader", "1", "DICOM RT structure set", "Reads targets out of a structure set.",
                "DICOM PS3.3, C.8.8");
    }

    @Override
    public String formatId() {
        return "dicom-rtss";
    }

    @Override
    public Outcome<ReadBack> run(ReadBackRequest request, Parameters parameters, Execution execution) {
        Path file = request.files().getFirst();
        try {
            DataSet data = Part10.read(file).data();
            if (!data.text(Tags.MODALITY).equals("RTSTRUCT")) {
                throw refused(file, "is no structure set");
            }
            Map<String, String> names = new HashMap<>();
            for (DataSet region : data.items(0x30060020)) {
                names.put(region.text(0x30060022), region.text(0x30060026));
            }
            List<ExportedPosition> positions = new ArrayList<>();
            Map<String, List<Vec3>> spheres = new HashMap<>();
            for (DataSet region : data.items(0x30060039)) {
                String name = names.getOrDefault(region.text(0x30060084), "");
                for (DataSet contour : region.items(0x30060040)) {
                    List<Vec3> corners = corners(contour, file);
                    if (contour.text(0x30060042).equals("CLOSED_PLANAR")) {
                        spheres.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(corners);
                    } else if (name.endsWith(" point")) {
                        positions.add(ExportedPosition.point(name.replace(" point", ""), PositionKind.TARGET, corners.getFirst()));
                    } else if (name.endsWith(" scalp")) {
                        positions.add(ExportedPosition.point(name.replace(" scalp", ""), PositionKind.SCALP, corners.getFirst()));
                    }
                }
            }
            demandSpheres(positions, spheres, file);
            return Outcome.done(ReadBack.of(positions));
        } catch (DamagedDicomException e) {
            return Outcome.refused(refused(file, "is damaged at " + e.offset() + ": " + e.getMessage()).findings());
        } catch (IOException e) {
            return Outcome.refused(refused(file, "cannot be read: " + e.getMessage()).findings());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static List<Vec3> corners(DataSet contour, Path file) {
        double[] numbers = contour.numbers(0x30060050);
        if (numbers.length == 0 || numbers.length % 3 != 0 || numbers.length / 3 != contour.integer(0x30060046, -1)) {
            throw refused(file, "has a contour whose points cannot be counted");
        }
        List<Vec3> corners = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 3) {
            corners.add(new Vec3(-numbers[i], -numbers[i + 1], numbers[i + 2]));
        }
        return corners;
    }

    private static void demandSpheres(List<ExportedPosition> positions, Map<String, List<Vec3>> spheres, Path file) {
        for (ExportedPosition position : positions) {
            if (position.kind() == PositionKind.TARGET) {
                List<Vec3> surface = spheres.getOrDefault(position.name(), List.of());
                double smallest = surface.stream().mapToDouble(p -> p.distance(position.mm())).min().orElse(0);
                double largest = surface.stream().mapToDouble(p -> p.distance(position.mm())).max().orElse(Double.NaN);
                if (!(largest - smallest <= OFF_THE_SPHERE_MM)) {
                    throw refused(file, "has contours of " + position.name() + " that lie on no sphere about its point");
                }
            }
        }
    }

    private static RefusedException refused(Path file, String what) {
        return new RefusedException(Finding.error("LS-DICOM-034", file.getFileName() + " " + what + ".", "Export the targets again.")
                .with("file", file).with("offset", 0));
    }
}
