package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.lodestone.core.Execution;

/**
 * Compresses on all cores: blocks of fixed length are deflated independently, each with the bytes before it as dictionary, and joined to
 * one gzip member. The same content gives the same bytes at any number of threads; the header holds no time, name or system.
 */
final class GzipBlocks {

    private static final int BLOCK = 48 * 21845;
    /** Deflate looks back 32 KiB; whole voxels, so the next multiple of 48 above it. */
    private static final int LOOK_BACK = 48 * 683;
    private static final int BLOCKS_AT_ONCE = 16;
    private static final int LEVEL = 4;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

    private record Block(byte[] raw, byte[] deflated) {
    }

    private GzipBlocks() {
    }

    static void write(FileChannel out, byte[] head, VoxelBytes voxels, Execution execution) throws IOException {
        writeFully(out, ByteBuffer.wrap(HEADER));
        CRC32 checksum = new CRC32();
        checksum.update(head);
        int blocks = Math.toIntExact(Math.ceilDiv(voxels.size(), BLOCK));
        writeFully(out, ByteBuffer.wrap(deflate(head, new byte[0], blocks == 0)));
        for (int first = 0; first < blocks; first += BLOCKS_AT_ONCE) {
            execution.progress().report((double) first / blocks, "Writing the image");
            int start = first;
            List<Block> batch = execution.parallel().map(Math.min(BLOCKS_AT_ONCE, blocks - first), execution.progress(),
                    i -> block(voxels, start + i, start + i == blocks - 1));
            for (Block block : batch) {
                checksum.update(block.raw());
                writeFully(out, ByteBuffer.wrap(block.deflated()));
            }
        }
        ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putInt((int) checksum.getValue()).putInt((int) (head.length + voxels.size())).flip();
        writeFully(out, trailer);
    }

    private static Block block(VoxelBytes voxels, int number, boolean last) {
        long from = (long) number * BLOCK;
        byte[] raw = new byte[(int) Math.min(BLOCK, voxels.size() - from)];
        voxels.copy(from, raw, raw.length);
        byte[] before = new byte[number == 0 ? 0 : LOOK_BACK];
        if (number > 0) {
            voxels.copy(from - LOOK_BACK, before, LOOK_BACK);
        }
        return new Block(raw, deflate(raw, before, last));
    }

    private static byte[] deflate(byte[] raw, byte[] before, boolean last) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            if (before.length > 0) {
                deflater.setDictionary(before);
            }
            deflater.setInput(raw);
            if (last) {
                deflater.finish();
            }
            byte[] out = new byte[raw.length / 2 + 64];
            int length = 0;
            while (true) {
                int n = deflater.deflate(out, length, out.length - length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                length += n;
                if (last ? deflater.finished() : length < out.length) {
                    return Arrays.copyOf(out, length);
                }
                if (length == out.length) {
                    out = Arrays.copyOf(out, out.length * 2);
                }
            }
        } finally {
            deflater.end();
        }
    }

    static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
