package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.Grid;
import org.lodestone.io.internal.file.FileOutput;
import org.lodestone.io.nifti.NiftiDatatype;
import org.lodestone.io.nifti.NiftiExtension;
import org.lodestone.io.nifti.NiftiHeader;
import org.lodestone.io.nifti.NiftiImage;
import org.lodestone.io.nifti.NiftiIntent;
import org.lodestone.io.nifti.NiftiQform;
import org.lodestone.io.nifti.NiftiSform;
import org.lodestone.io.nifti.NiftiSlicing;
import org.lodestone.method.file.WriteRequest;

/** Writes images: of a request, with a new header, or a whole NIfTI image, with the header it has. */
public final class ImageEncoder {

    private static final int LARGEST_EXTENT_OF_VERSION_1 = 32767;
    private static final int STEP = 48 * 21845;

    private ImageEncoder() {
    }

    /**
     * @param request image, file and type
     * @param execution threads, progress and cancellation
     * @return the file
     * @throws org.lodestone.core.RefusedException when values do not fit the type or the disk does not take the file
     */
    public static Path write(WriteRequest request, Execution execution) {
        store(request.file(), header(request), List.of(), ConvertedVoxels.of(request.file(), request.voxels(), request.type()), execution);
        return request.file();
    }

    /** @return the file, with the header, extensions and stored voxels of {@code image} */
    public static Path rewrite(NiftiImage image, Path file, Execution execution) {
        store(file, image.header(), image.extensions(), VoxelBytes.verbatim(image.voxels().bytes()), execution);
        return file;
    }

    private static NiftiHeader header(WriteRequest request) {
        Grid grid = request.grid();
        List<Long> shape = new ArrayList<>(List.of((long) grid.nx(), (long) grid.ny(), (long) grid.nz()));
        if (request.volumes() > 1) {
            shape.add((long) request.volumes());
        }
        Affine affine = grid.voxelToWorld();
        int space = spaceCode(grid.frame());
        boolean perpendicular = isPerpendicular(affine);
        List<Double> pixdim = new ArrayList<>(Collections.nCopies(8, 1.0));
        pixdim.set(0, affine.determinant() < 0 ? -1.0 : 1.0);
        for (int axis = 0; axis < 3; axis++) {
            pixdim.set(axis + 1, grid.spacingMm(axis));
        }
        pixdim.set(4, request.volumes() > 1 ? request.trSeconds() : 0.0);
        int version = Collections.max(shape) > LARGEST_EXTENT_OF_VERSION_1 ? 2 : 1;
        return new NiftiHeader(version, ByteOrder.LITTLE_ENDIAN, false, shape, NiftiDatatype.of(request.type()), 0, pixdim, 1, 0,
                NiftiHeader.MILLIMETRE_AND_SECOND, perpendicular ? NiftiQform.of(space, affine) : NiftiQform.NONE,
                new NiftiSform(space, affine), NiftiSlicing.NONE, NiftiIntent.NONE, 0, 0, 0, request.description(), "");
    }

    private static int spaceCode(Frame frame) {
        return switch (frame.kind()) {
            case T1W, BOLD, SCAN -> 1;
            case TRACKER, HEAD -> 2;
            case TEMPLATE -> frame.id().startsWith("MNI") ? 4 : 5;
        };
    }

    private static boolean isPerpendicular(Affine affine) {
        for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(affine.column(axis).unit().dot(affine.column((axis + 1) % 3).unit())) > 1e-6) {
                return false;
            }
        }
        return true;
    }

    private static void store(Path file, NiftiHeader header, List<NiftiExtension> extensions, VoxelBytes voxels, Execution execution) {
        boolean pair = PairNames.pair(file);
        byte[] unplaced = HeaderEncoder.encode(header, extensions);
        long offset = pair ? 0 : Math.ceilDiv(unplaced.length, 16) * 16L;
        byte[] head = HeaderEncoder.encode(header.asPair(pair).withVoxelOffset(offset), extensions);
        if (pair) {
            Path first = PairNames.header(file);
            // Voxels first: a header without them would be half an image.
            FileOutput.write(PairNames.image(first), channel -> pour(channel, PairNames.compressed(file), new byte[0], voxels, execution));
            FileOutput.write(first, channel -> pour(channel, PairNames.compressed(file), head, VoxelBytes.none(), execution));
        } else {
            byte[] padded = java.util.Arrays.copyOf(head, (int) offset);
            FileOutput.write(file, channel -> pour(channel, PairNames.compressed(file), padded, voxels, execution));
        }
    }

    private static void pour(FileChannel out, boolean compress, byte[] head, VoxelBytes voxels, Execution execution) throws IOException {
        if (compress) {
            GzipBlocks.write(out, head, voxels, execution);
            return;
        }
        GzipBlocks.writeFully(out, ByteBuffer.wrap(head));
        byte[] part = new byte[(int) Math.min(STEP, voxels.size())];
        for (long at = 0; at < voxels.size(); at += STEP) {
            execution.progress().check();
            int length = (int) Math.min(STEP, voxels.size() - at);
            voxels.copy(at, part, length);
            GzipBlocks.writeFully(out, ByteBuffer.wrap(part, 0, length));
        }
    }
}
