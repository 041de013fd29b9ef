package org.lodestone.registration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.ChainedTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.core.WholeFile;

/**
 * Transforms as files that ITK, ANTs and 3D Slicer read: linear ones as text ({@code .tfm}, "Insight Transform File V1.0"), deformations
 * as NIfTI vector images ({@code .nii.gz}, intent 1007). ITK's world is LPS+: x and y have the opposite sign of ours. Both kinds map
 * points of the fixed image to the moving one, the direction in which images are pulled.
 */
public final class ItkTransformFiles {

    private static final String HEADING = "#Insight Transform File V1.0";

    private ItkTransformFiles() {
    }

    /**
     * Writes a linear transform.
     *
     * @param transform any
     * @param file ends in {@code .tfm} or {@code .txt}; replaced as a whole
     * @throws IOException when the file cannot be written
     */
    public static void writeLinear(AffineTransform transform, Path file) throws IOException {
        Affine m = lps(transform.matrix());
        StringBuilder text = new StringBuilder(HEADING).append("\n#Transform 0\n")
                .append("Transform: AffineTransform_double_3_3\nParameters:");
        double[] rows = m.toRowMajor();
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                text.append(' ').append(rows[4 * r + c]);
            }
        }
        text.append(' ').append(m.m03()).append(' ').append(m.m13()).append(' ').append(m.m23()).append("\nFixedParameters: 0 0 0\n");
        WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a linear transform that is written as matrix, offset and centre; other kinds (Euler angles, composites) are refused.
     *
     * @param file text file with one transform
     * @param from space of the input, known to the caller
     * @param to space of the output
     * @return the transform in RAS+ millimetres, or why it cannot be read
     */
    public static Outcome<AffineTransform> readLinear(Path file, Frame from, Frame to) {
        String kind = "";
        double[] p = {};
        double[] centre = {0, 0, 0};
        int transforms = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                int colon = line.indexOf(':');
                String key = colon < 0 ? "" : line.substring(0, colon).strip();
                String value = colon < 0 ? "" : line.substring(colon + 1).strip();
                switch (key) {
                    case "Transform" -> {
                        kind = value;
                        transforms++;
                    }
                    case "Parameters" -> p = numbers(value);
                    case "FixedParameters" -> centre = numbers(value);
                    default -> {
                        // comments and keys of other versions
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            return refused(file, "cannot be read: " + e.getMessage());
        }
        boolean matrix = kind.startsWith("AffineTransform") || kind.startsWith("MatrixOffsetTransformBase");
        if (transforms != 1 || !matrix || p.length != 12 || centre.length != 3) {
            return refused(file, "holds " + transforms + " transforms, the last one " + (kind.isEmpty() ? "unnamed" : kind));
        }
        Affine linear = new Affine(p[0], p[1], p[2], 0, p[3], p[4], p[5], 0, p[6], p[7], p[8], 0);
        Vec3 c = new Vec3(centre[0], centre[1], centre[2]);
        Vec3 offset = c.plus(new Vec3(p[9], p[10], p[11])).minus(linear.apply(c));
        Affine map = lps(Affine.translation(offset).times(linear));
        if (!map.isFinite() || map.determinant() == 0) {
            return refused(file, "holds a map that cannot be inverted");
        }
        return Outcome.done(new AffineTransform(from, to, map));
    }

    /**
     * Writes a displacement as a vector image: float, five dimensions (x, y, z, 1, 3), components in LPS.
     *
     * @param field on a grid whose axes run along the world's
     * @param file ends in {@code .nii.gz}; replaced as a whole
     * @throws IOException when the file cannot be written
     */
    public static void writeDisplacement(DisplacementField field, Path file) throws IOException {
        WholeFile.write(file, DisplacementNifti.encode(field));
    }

    /**
     * Reads a displacement.
     *
     * @param file NIfTI-1 vector image, as {@link #writeDisplacement} or ANTs make it
     * @param frame space of the field, known to the caller
     * @return the field in RAS+ millimetres, or why it cannot be read
     */
    public static Outcome<DisplacementField> readDisplacement(Path file, Frame frame) {
        try {
            return Outcome.done(DisplacementNifti.decode(Files.readAllBytes(file), frame));
        } catch (IOException | IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return refused(file, "is no displacement image: " + e.getMessage());
        }
    }

    /**
     * Writes a transform of any kind made by this bundle, one file a step, in the order in which points go through them.
     *
     * @param transform affine, deformation, inverse deformation, or a chain of those
     * @param folder where to write
     * @param name beginning of the file names
     * @return the files; ANTs takes them in the opposite order
     * @throws IOException when a file cannot be written
     */
    public static List<Path> write(SpatialTransform transform, Path folder, String name) throws IOException {
        List<SpatialTransform> steps = transform instanceof ChainedTransform(List<SpatialTransform> chained) ? chained : List.of(transform);
        List<Path> files = new ArrayList<>();
        for (SpatialTransform step : steps) {
            String number = String.format(java.util.Locale.ROOT, "%s_%02d", name, files.size());
            switch (step) {
                case AffineTransform affine -> {
                    files.add(folder.resolve(number + "_affine.tfm"));
                    writeLinear(affine, files.getLast());
                }
                case Diffeomorphism deformation -> {
                    files.add(folder.resolve(number + "_displacement.nii.gz"));
                    writeDisplacement(deformation.forward(), files.getLast());
                }
                case InverseDiffeomorphism inverse -> {
                    files.add(folder.resolve(number + "_displacement.nii.gz"));
                    writeDisplacement(inverse.sampled(Execution.unobserved()), files.getLast());
                }
                default -> throw new IllegalArgumentException("no file form for " + step.getClass().getSimpleName());
            }
        }
        return files;
    }

    /** The same map between worlds whose x and y have the opposite sign; its own inverse. */
    private static Affine lps(Affine m) {
        Affine flip = Affine.scaling(-1, -1, 1);
        return flip.times(m).times(flip);
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    }

    private static <T> Outcome<T> refused(Path file, String why) {
        return Outcome.refused(Finding.error("LS-REG-009", file + " " + why + ".",
                "Give an ITK affine transform (.tfm) or a NIfTI displacement image (.nii.gz)."));
    }
}
