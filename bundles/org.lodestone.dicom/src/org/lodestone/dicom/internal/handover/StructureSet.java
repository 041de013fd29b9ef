package org.lodestone.dicom.internal.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Tags;

/** Regions of a structure set: for each target a sphere in closed contours and its centre as a point, and the point on the scalp. */
final class StructureSet {

    static final int ROI_NUMBER = 0x30060022;
    private static final int ROI_FRAME_UID = 0x30060024;
    private static final int ROI_NAME = 0x30060026;
    private static final int ROI_ALGORITHM = 0x30060036;
    private static final int CONTOURS_OF_ROI = 0x30060040;
    private static final int COLOUR = 0x3006002a;
    private static final int GEOMETRIC_TYPE = 0x30060042;
    private static final int POINTS = 0x30060046;
    private static final int DATA = 0x30060050;
    private static final int CONTOUR_IMAGES = 0x30060016;
    private static final int REFERENCED_FRAME = 0x00081160;
    private static final int REFERENCED_ROI = 0x30060084;
    private static final int OBSERVATION = 0x30060082;
    private static final int INTERPRETED_TYPE = 0x300600a4;
    private static final int INTERPRETER = 0x300600a6;
    private static final double SMALLEST_RADIUS_MM = 3;
    private static final int CORNERS = 48;

    private final SourceSeries source;
    private final List<DataSet> rois = new ArrayList<>();
    private final List<DataSet> contours = new ArrayList<>();
    private final List<DataSet> observations = new ArrayList<>();

    StructureSet(SourceSeries source, TargetPlan plan) {
        this.source = source;
        for (PlannedTarget target : plan.targets()) {
            Vec3 centre = lps(target.candidate().nativePoint().mm());
            add(target.name(), "255\\64\\64", sphere(centre), "");
            add(target.name() + " point", "255\\255\\0", List.of(point(centre)), "MARKER");
            target.candidate().scalp().ifPresent(
                    scalp -> add(target.name() + " scalp", "64\\160\\255", List.of(point(lps(scalp.point().mm()))), "MARKER"));
        }
    }

    List<DataSet> rois() {
        return rois;
    }

    List<DataSet> contours() {
        return contours;
    }

    List<DataSet> observations() {
        return observations;
    }

    /** DICOM counts left and back positive; we count right and front. */
    private static Vec3 lps(Vec3 ras) {
        return new Vec3(-ras.x(), -ras.y(), ras.z());
    }

    private void add(String name, String colour, List<DataSet> shapes, String type) {
        String number = String.valueOf(rois.size() + 1);
        rois.add(new DataSetBuilder().text(ROI_NUMBER, number).text(ROI_FRAME_UID, source.first().text(Tags.FRAME_UID)).text(ROI_NAME, name)
                .text(ROI_ALGORITHM, "AUTOMATIC").build());
        contours.add(new DataSetBuilder().text(COLOUR, colour).sequence(CONTOURS_OF_ROI, shapes.toArray(DataSet[]::new))
                .text(REFERENCED_ROI, number).build());
        observations.add(new DataSetBuilder().text(OBSERVATION, number).text(REFERENCED_ROI, number).text(INTERPRETED_TYPE, type)
                .text(INTERPRETER, "").build());
    }

    /** Circles where the sphere meets the slices; it is large enough to meet one. */
    private List<DataSet> sphere(Vec3 centre) {
        List<SourceSlice> slices = source.slices();
        double nearest = slices.stream().mapToDouble(s -> Math.abs(distance(s, centre))).min().orElse(0);
        double radius = Math.max(SMALLEST_RADIUS_MM, nearest * 1.25);
        List<DataSet> circles = new ArrayList<>();
        double last = Double.NaN;
        for (SourceSlice slice : slices) {
            double off = distance(slice, centre);
            // A second echo or time point of the same place gets no circle of its own.
            if (Math.abs(off) < radius * 0.999 && !(Math.abs(slice.position() - last) < 1e-3)) {
                circles.add(circle(slice, centre.minus(slice.normal().times(off)), Math.sqrt(radius * radius - off * off)));
                last = slice.position();
            }
        }
        return circles;
    }

    private static double distance(SourceSlice slice, Vec3 point) {
        return point.minus(slice.originLps()).dot(slice.normal());
    }

    private DataSet circle(SourceSlice slice, Vec3 centre, double radius) {
        List<Vec3> corners = new ArrayList<>();
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            corners.add(centre.plus(slice.along().times(radius * Math.cos(angle))).plus(slice.down().times(radius * Math.sin(angle))));
        }
        return shape(slice, "CLOSED_PLANAR", corners);
    }

    private DataSet point(Vec3 place) {
        SourceSlice nearest = source.slices().stream()
                .min(java.util.Comparator.comparingDouble(s -> Math.abs(distance(s, place)))).orElseThrow();
        return shape(nearest, "POINT", List.of(place));
    }

    private static DataSet shape(SourceSlice slice, String type, List<Vec3> corners) {
        String data = corners.stream().map(p -> number(p.x()) + "\\" + number(p.y()) + "\\" + number(p.z()))
                .collect(Collectors.joining("\\"));
        return new DataSetBuilder().sequence(CONTOUR_IMAGES, reference(slice)).text(GEOMETRIC_TYPE, type)
                .text(POINTS, String.valueOf(corners.size())).text(DATA, data).build();
    }

    static DataSet reference(SourceSlice slice) {
        DataSetBuilder builder = new DataSetBuilder().text(Tags.REFERENCED_CLASS_UID, slice.classUid())
                .text(Tags.REFERENCED_INSTANCE_UID, slice.instanceUid());
        return slice.frame() == 0 ? builder.build() : builder.text(REFERENCED_FRAME, String.valueOf(slice.frame())).build();
    }

    /** Ten thousandths of a millimetre; a number may have 16 characters. */
    private static String number(double mm) {
        return String.format(Locale.ROOT, "%.4f", mm + 0.0);
    }
}
