package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.series.FileList;
import org.lodestone.image.Grid;

/**
 * The DICOM series that the structural scan was converted from.
 *
 * @param first data set of one of its instances: patient, study, frame of reference
 * @param slices sorted along their normal
 */
record SourceSeries(DataSet first, List<SourceSlice> slices) {

    private static final int SHARED = 0x52009229;
    private static final int PER_FRAME = 0x52009230;
    private static final int PLANE_POSITION = 0x00209113;
    private static final int PLANE_ORIENTATION = 0x00209116;
    private static final int PIXEL_MEASURES = 0x00289110;
    /** A conversion moves nothing by more than rounding; half a voxel would be a flip by one. */
    private static final double MOST_VOXELS_OFF = 0.25;

    SourceSeries {
        slices = slices.stream().sorted(Comparator.comparingDouble(SourceSlice::position)).toList();
    }

    /** @throws RefusedException when the folder does not hold exactly one series with geometry */
    static SourceSeries read(Path folder, Progress progress) {
        Map<String, DataSet> series = new HashMap<>();
        List<SourceSlice> slices = new ArrayList<>();
        try {
            for (Path file : FileList.below(folder, progress, new ArrayList<>())) {
                progress.check();
                try {
                    DataSet data = Part10.read(file).data();
                    if (data.has(Tags.PIXELS) && !data.text(Tags.SERIES_UID).isEmpty()) {
                        series.putIfAbsent(data.text(Tags.SERIES_UID), data);
                        slices.addAll(slices(data));
                    }
                } catch (DamagedDicomException e) {
                    // Notes and indices lie beside images; what is missing shows in the comparison with the scan.
                    progress.report(0, "passing over " + file.getFileName());
                }
            }
        } catch (IOException e) {
            throw refused(folder, "cannot be read: " + e.getMessage());
        }
        if (series.size() != 1) {
            throw refused(folder, "holds " + series.size() + " series instead of one");
        }
        DataSet first = series.values().iterator().next();
        if (slices.isEmpty() || first.text(Tags.FRAME_UID).isEmpty()) {
            throw refused(folder, "does not say where its slices lie");
        }
        return new SourceSeries(first, slices);
    }

    private static List<SourceSlice> slices(DataSet data) {
        List<DataSet> frames = data.items(PER_FRAME);
        if (frames.isEmpty()) {
            return slice(data, data, data, data, 0);
        }
        DataSet shared = data.items(SHARED).stream().findFirst().orElse(DataSet.EMPTY);
        List<SourceSlice> slices = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            slices.addAll(slice(data, group(frames.get(i), shared, PLANE_POSITION), group(frames.get(i), shared, PLANE_ORIENTATION),
                    group(frames.get(i), shared, PIXEL_MEASURES), i + 1));
        }
        return slices;
    }

    private static DataSet group(DataSet frame, DataSet shared, int tag) {
        return frame.items(tag).stream().findFirst().or(() -> shared.items(tag).stream().findFirst()).orElse(DataSet.EMPTY);
    }

    private static List<SourceSlice> slice(DataSet data, DataSet position, DataSet orientation, DataSet measures, int frame) {
        double[] p = position.numbers(Tags.IMAGE_POSITION);
        double[] o = orientation.numbers(Tags.IMAGE_ORIENTATION);
        double[] spacing = measures.numbers(Tags.PIXEL_SPACING);
        if (p.length != 3 || o.length != 6 || spacing.length != 2) {
            return List.of();
        }
        return List.of(new SourceSlice(data.text(Tags.CLASS_UID), data.text(Tags.INSTANCE_UID), frame, new Vec3(p[0], p[1], p[2]),
                new Vec3(o[0], o[1], o[2]).unit(), new Vec3(o[3], o[4], o[5]).unit(), spacing[1], spacing[0],
                data.integer(Tags.COLUMNS, 0), data.integer(Tags.ROWS, 0)));
    }

    /**
     * A target of one scan in the slices of another would be worse than none.
     *
     * @throws RefusedException unless slices and voxels fill the same box
     */
    void demandSameSpace(Grid grid, Path folder) {
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (SourceSlice slice : slices) {
            for (int corner = 0; corner < 4; corner++) {
                Vec3 lps = slice.pixelLps((corner & 1) * (slice.columns() - 1), (corner >> 1) * (slice.rows() - 1));
                Vec3 voxel = grid.worldToVoxel().apply(new Vec3(-lps.x(), -lps.y(), lps.z()));
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], voxel.get(axis));
                    high[axis] = Math.max(high[axis], voxel.get(axis));
                }
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(low[axis]) > MOST_VOXELS_OFF || Math.abs(high[axis] - (grid.extent(axis) - 1)) > MOST_VOXELS_OFF) {
                throw new RefusedException(Finding.error("LS-DICOM-031", "The series in " + folder
                        + " is not the one that the structural scan was converted from: their corners differ.",
                        "Give the folder of that series, and the scan as it was imported.").with("file", folder).with("offset", 0));
            }
        }
    }

    private static RefusedException refused(Path folder, String what) {
        return new RefusedException(Finding.error("LS-DICOM-030", folder + " " + what + ".",
                "Give the folder with the DICOM series of the structural scan, and nothing else in it.").with("file", folder)
                .with("offset", 0));
    }
}
