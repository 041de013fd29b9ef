package org.lodestone.dicom.internal.series;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Vec3;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomTag;

/**
 * How large a series is.
 *
 * @param columns voxels a row of one slice
 * @param rows voxels a column of one slice
 * @param slices slices a volume, 0 when unknown
 * @param volumes volumes in time, at least 1
 * @param orientations number of different slice orientations
 * @param mixed true when images differ in size or orientation
 */
record Extent(int columns, int rows, int slices, int volumes, int orientations, boolean mixed) {

    static Extent of(List<DicomHeader> images) {
        DicomHeader first = images.getFirst();
        int columns = first.integer(DicomTag.COLUMNS, 0);
        int rows = first.integer(DicomTag.ROWS, 0);
        Set<String> sizes = new HashSet<>();
        Set<String> orientations = new HashSet<>();
        for (DicomHeader image : images) {
            sizes.add(image.text(DicomTag.ROWS) + " " + image.text(DicomTag.COLUMNS));
            double[] cosines = image.numbers(DicomTag.IMAGE_ORIENTATION);
            if (cosines.length == 6) {
                orientations.add(rounded(cosines));
            }
        }
        boolean mixed = sizes.size() > 1 || orientations.size() > 1;
        int tiles = first.integer(DicomTag.IMAGES_IN_MOSAIC, 0);
        if (first.words(DicomTag.IMAGE_TYPE).contains("MOSAIC")) {
            int side = tiles > 0 ? (int) Math.ceil(Math.sqrt(tiles)) : 1;
            return new Extent(columns / side, rows / side, tiles, images.size(), orientations.size(), mixed);
        }
        int frames = first.integer(DicomTag.NUMBER_OF_FRAMES, 1);
        if (frames > 1) {
            int volumes = Math.max(1, first.integer(DicomTag.TEMPORAL_POSITIONS, 1));
            return new Extent(columns, rows, frames / volumes, volumes * images.size(), orientations.size(), mixed);
        }
        int slices = positions(images);
        return new Extent(columns, rows, slices, slices == 0 ? 1 : Math.max(1, images.size() / slices), orientations.size(), mixed);
    }

    /** Orientation cosines to a hundredth: scanners repeat them with noise in the last digits. */
    private static String rounded(double[] cosines) {
        StringBuilder text = new StringBuilder();
        for (double cosine : cosines) {
            text.append(Math.round(cosine * 100)).append(' ');
        }
        return text.toString();
    }

    private static int positions(List<DicomHeader> images) {
        double[] o = images.getFirst().numbers(DicomTag.IMAGE_ORIENTATION);
        if (o.length != 6) {
            return 0;
        }
        Vec3 normal = new Vec3(o[0], o[1], o[2]).cross(new Vec3(o[3], o[4], o[5]));
        Set<Long> places = new HashSet<>();
        for (DicomHeader image : images) {
            double[] p = image.numbers(DicomTag.IMAGE_POSITION);
            if (p.length == 3) {
                places.add(Math.round(normal.dot(new Vec3(p[0], p[1], p[2])) * 100));
            }
        }
        return places.size();
    }
}
