package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Progress;
import org.lodestone.image.ElementType;
import org.lodestone.image.Grid;
import org.lodestone.image.StoredImage;
import org.lodestone.image.StoredVoxels;
import org.lodestone.io.internal.file.FileTrouble;
import org.lodestone.io.nifti.NiftiExtension;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.io.nifti.NiftiImage;

/** Reads one image, of one file or two, from the first byte to the last. */
public final class ImageDecoder {

    private static final int LARGEST_EXTENSIONS = 256 << 20;

    private final List<Finding> findings = new ArrayList<>();
    private final Progress progress;
    private List<NiftiExtension> extensions = List.of();

    private ImageDecoder(Progress progress) {
        this.progress = progress;
    }

    /**
     * @param file .nii, .hdr or .img, compressed or not
     * @param progress checked while reading
     * @return the image
     * @throws org.lodestone.core.RefusedException for every kind of damage
     */
    public static NiftiImage read(Path file, Progress progress) {
        return new ImageDecoder(progress).image(file);
    }

    /**
     * Reads and checks the header alone; the voxels are not looked at.
     *
     * @param file .nii, .hdr or .img, compressed or not
     * @return the header
     * @throws org.lodestone.core.RefusedException when it is damaged
     */
    public static NiftiHeader readHeader(Path file) {
        Path first = PairNames.header(file);
        try (ByteSource source = ByteSource.open(first, Progress.NONE)) {
            return header(source);
        } catch (IOException e) {
            throw FileTrouble.reading(first, 0, e);
        }
    }

    private NiftiImage image(Path file) {
        Path first = PairNames.header(file);
        try (ByteSource source = ByteSource.open(first, progress)) {
            NiftiHeader header = header(source);
            Geometry geometry = Geometry.of(first, header);
            readExtensions(source, header);
            if (!header.pair()) {
                return assemble(first, header, geometry, voxels(source, header));
            }
            Path second = PairNames.image(first);
            if (!Files.exists(second)) {
                throw FileTrouble.at("LS-NIFTI-012", first, 0, "its voxels should be in " + second.getFileName() + ", which is not there.",
                        "Put both files of the pair into one folder.");
            }
            try (ByteSource voxelSource = ByteSource.open(second, progress)) {
                return assemble(first, header, geometry, voxels(voxelSource, header));
            }
        } catch (IOException e) {
            throw FileTrouble.reading(first, 0, e);
        }
    }

    private static NiftiHeader header(ByteSource source) throws IOException {
        byte[] first = new byte[4];
        int n = source.read(first, 0, 4);
        if (n < 4) {
            throw FileTrouble.cut("LS-NIFTI-003", source.file(), n, "the header", 348, n);
        }
        int size = HeaderDecoder.headerBytes(source.file(), first);
        byte[] bytes = Arrays.copyOf(first, size);
        n += source.read(bytes, 4, size - 4);
        if (n < size) {
            throw FileTrouble.cut("LS-NIFTI-003", source.file(), n, "the header", size, n);
        }
        return HeaderDecoder.decode(source.file(), bytes);
    }

    private void readExtensions(ByteSource source, NiftiHeader header) throws IOException {
        byte[] announced = new byte[4];
        int n = source.read(announced, 0, 4);
        if (n < 4 && !header.pair()) {
            throw FileTrouble.cut("LS-NIFTI-003", source.file(), source.position(), "the header", header.headerBytes() + 4L,
                    source.position());
        }
        if (n < 4 || announced[0] == 0) {
            return;
        }
        long start = source.position();
        long length = header.pair() ? Math.min(source.remainingAtMost(), LARGEST_EXTENSIONS) : header.voxelOffset() - start;
        if (length > source.remainingAtMost() || length > LARGEST_EXTENSIONS) {
            throw FileTrouble.cut("LS-NIFTI-003", source.file(), start, "the area of header extensions", start + length,
                    start + source.remainingAtMost());
        }
        java.io.ByteArrayOutputStream area = new java.io.ByteArrayOutputStream();
        byte[] part = new byte[1 << 16];
        while (area.size() < length) {
            int got = source.read(part, 0, (int) Math.min(part.length, length - area.size()));
            if (got == 0) {
                break;
            }
            area.write(part, 0, got);
        }
        if (area.size() < length && !header.pair()) {
            throw FileTrouble.cut("LS-NIFTI-003", source.file(), source.position(), "the area of header extensions", start + length,
                    source.position());
        }
        extensions = ExtensionBlocks.parse(source.file(), area.toByteArray(), start, header.order(), findings);
    }

    private StoredVoxels voxels(ByteSource source, NiftiHeader header) throws IOException {
        long bytes = header.voxelBytes();
        long gap = header.voxelOffset() - source.position();
        if (gap > source.remainingAtMost() || bytes > source.remainingAtMost() - gap) {
            throw FileTrouble.cut("LS-NIFTI-009", source.file(), source.position() + source.remainingAtMost(), "the image",
                    header.voxelOffset() + bytes, source.position() + source.remainingAtMost());
        }
        source.skip(gap);
        MemorySegment stored = source.take(bytes);
        long behind = source.finish();
        if (behind > 0) {
            findings.add(FileTrouble.warning("LS-NIFTI-022", source.file(), header.voxelOffset() + bytes,
                    behind + " bytes follow the image that the header describes.",
                    "If you expect more volumes than are shown, the header is wrong: get the file again."));
        }
        ElementType type = header.datatype().element().orElseThrow();
        HeaderLayout layout = HeaderLayout.of(header.version());
        boolean colour = type == ElementType.RGB24 || type == ElementType.RGBA32;
        boolean slopeMeans = header.slope() != 0 && Double.isFinite(header.slope()) && !colour;
        if (slopeMeans && !Double.isFinite(header.intercept())) {
            throw FileTrouble.damaged("LS-NIFTI-019", source.file(), layout.intercept(), "scl_inter is " + header.intercept() + ".");
        }
        if (!Double.isFinite(header.slope())) {
            findings.add(FileTrouble.warning("LS-NIFTI-019", source.file(), layout.slope(),
                    "scl_slope is " + header.slope() + ": stored numbers are used as they are.",
                    "Check the scale of the values when they matter."));
        }
        return new StoredVoxels(stored, type, header.order(), slopeMeans ? header.slope() : 1, slopeMeans ? header.intercept() : 0);
    }

    private NiftiImage assemble(Path file, NiftiHeader header, Geometry geometry, StoredVoxels voxels) {
        Frame frame = Frame.scan(file.getFileName().toString());
        Grid grid = new Grid(Math.toIntExact(header.extent(0)), Math.toIntExact(header.extent(1)), Math.toIntExact(header.extent(2)),
                geometry.voxelToWorld(), frame);
        findings.addAll(0, geometry.findings());
        List<Integer> shape = header.shape().stream().map(Math::toIntExact).toList();
        StoredImage image = new StoredImage(shape, grid, geometry.source(), repetitionTime(file, header), voxels,
                HeaderWords.of(header, extensions, grid, geometry));
        return new NiftiImage(header, extensions, image, findings);
    }

    private OptionalDouble repetitionTime(Path file, NiftiHeader header) {
        double seconds = header.pixdim().get(4) * Units.seconds(header.units());
        if (header.extent(3) < 2 || !(seconds > 0) || Double.isInfinite(seconds)) {
            return OptionalDouble.empty();
        }
        int unitsAt = HeaderLayout.of(header.version()).units();
        if (!Units.knowsTime(header.units())) {
            findings.add(FileTrouble.warning("LS-NIFTI-023", file, unitsAt,
                    "the header gives " + seconds + " between volumes without a unit; seconds are assumed.",
                    "Compare with RepetitionTime in the JSON sidecar of the run."));
        } else if (seconds < 0.05 || seconds > 30) {
            findings.add(FileTrouble.warning("LS-NIFTI-023", file, unitsAt, "the header gives " + seconds + " s between volumes.",
                    "Compare with RepetitionTime in the JSON sidecar of the run."));
        }
        return OptionalDouble.of(seconds);
    }
}
