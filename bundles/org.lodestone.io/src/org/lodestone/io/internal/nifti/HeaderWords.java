package org.lodestone.io.internal.nifti;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lodestone.image.Grid;
import org.lodestone.io.nifti.NiftiExtension;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.io.nifti.NiftiIntent;

/** Says a header in words, under the names of the standard: for people and for {@code info}. */
final class HeaderWords {

    private HeaderWords() {
    }

    static Map<String, String> of(NiftiHeader header, List<NiftiExtension> extensions, Grid grid, Geometry geometry) {
        Map<String, String> words = new TreeMap<>();
        words.put("format", "NIfTI-" + header.version() + (header.pair() ? ", header and image file" : ", one file"));
        words.put("byte_order", header.order() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian");
        words.put("dim", join(header.shape()));
        words.put("pixdim", join(header.pixdim()));
        words.put("datatype", header.datatype().code() + " (" + header.datatype().name().toLowerCase(java.util.Locale.ROOT) + ")");
        words.put("bitpix", String.valueOf(header.datatype().bits()));
        words.put("vox_offset", String.valueOf(header.voxelOffset()));
        words.put("scl_slope", String.valueOf(header.slope()));
        words.put("scl_inter", String.valueOf(header.intercept()));
        words.put("scaling", header.isScaled() ? header.slope() + " * stored + " + header.intercept() : "none");
        words.put("xyzt_units", header.units() + " (" + Units.words(header.units()) + ")");
        words.put("qform_code", header.qform().code() + " (" + NiftiHeader.spaceName(header.qform().code()) + ")");
        words.put("sform_code", header.sform().code() + " (" + NiftiHeader.spaceName(header.sform().code()) + ")");
        words.put("quatern", header.qform().b() + " " + header.qform().c() + " " + header.qform().d());
        words.put("qoffset", header.qform().offset().x() + " " + header.qform().offset().y() + " " + header.qform().offset().z());
        words.put("srow", rows(header.sform().affine().toRowMajor()));
        words.put("dim_info", axes(header.slicing().dimInfo()));
        words.put("slice_start", String.valueOf(header.slicing().start()));
        words.put("slice_end", String.valueOf(header.slicing().end()));
        words.put("slice_code", header.slicing().code() + " (" + sliceOrder(header.slicing().code()) + ")");
        words.put("slice_duration", String.valueOf(header.slicing().duration()));
        NiftiIntent intent = header.intent();
        words.put("intent", intent.code() + " " + intent.name() + " (" + intent.p1() + ", " + intent.p2() + ", " + intent.p3() + ")");
        words.put("cal_min", String.valueOf(header.calibrationMinimum()));
        words.put("cal_max", String.valueOf(header.calibrationMaximum()));
        words.put("toffset", String.valueOf(header.timeOffset()));
        words.put("descrip", header.description());
        words.put("aux_file", header.auxiliaryFile());
        words.put("extensions", extensions.stream().map(NiftiExtension::toString).collect(Collectors.joining(", ")));
        words.put("affine", rows(geometry.voxelToWorld().toRowMajor()));
        words.put("affine_source", geometry.source().name().toLowerCase(java.util.Locale.ROOT));
        words.put("affine_reason", geometry.reason());
        words.put("orientation", grid.orientation());
        return words;
    }

    private static String join(List<?> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Three rows of four numbers, parted by semicolons. */
    private static String rows(double[] rowMajor) {
        return java.util.stream.IntStream.range(0, 3)
                .mapToObj(row -> Arrays.stream(rowMajor, 4 * row, 4 * row + 4).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    private static String axes(int dimInfo) {
        return "frequency " + axis(dimInfo & 3) + ", phase " + axis(dimInfo >> 2 & 3) + ", slice " + axis(dimInfo >> 4 & 3);
    }

    private static String axis(int number) {
        return number == 0 ? "unknown" : "ijk".substring(number - 1, number);
    }

    private static String sliceOrder(int code) {
        return switch (code) {
            case 0 -> "unknown";
            case 1 -> "ascending";
            case 2 -> "descending";
            case 3 -> "interleaved ascending";
            case 4 -> "interleaved descending";
            case 5 -> "interleaved ascending from the second";
            case 6 -> "interleaved descending from the second";
            default -> "undefined";
        };
    }
}
