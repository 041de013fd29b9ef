package org.lodestone.io.internal.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.lodestone.core.RefusedException;
import org.lodestone.io.internal.file.FileTrouble;

/** The members of a gzip file (RFC 1952) one after the other as one stream, each verified against its checksum and length. */
public final class GzipMembers {

    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Path file;
    private final CompressedInput input;
    private final Inflation inflation;
    private final CRC32 checksum = new CRC32();
    private int ready;
    private int taken;
    private long position;
    private long memberStart;
    private boolean inMember;
    private boolean ended;

    /**
     * @param file named in refusals
     * @param channel its content; read from the first byte, left open
     */
    public GzipMembers(Path file, FileChannel channel) {
        this.file = file;
        this.input = new CompressedInput(channel);
        this.inflation = new Inflation(input);
    }

    /** @return inflated bytes delivered so far */
    public long position() {
        return position;
    }

    /**
     * Inflates into {@code target} until it is full.
     *
     * @return how many bytes came; fewer than fit only at the end of the last member
     * @throws RefusedException LS-NIFTI-010 when the data are damaged or end in the middle
     */
    public int read(ByteBuffer target) throws IOException {
        int before = target.position();
        try {
            while (target.hasRemaining() && !ended) {
                if (taken < ready) {
                    int n = Math.min(target.remaining(), ready - taken);
                    target.put(inflation.window(), inflation.start() + taken, n);
                    taken += n;
                    position += n;
                } else if (inMember) {
                    inflate();
                } else {
                    beginMember();
                }
            }
        } catch (EOFException e) {
            throw damaged("the compressed data end in the middle", e);
        } catch (DataFormatException e) {
            throw damaged("the compressed data are damaged: " + e.getMessage(), e);
        }
        return target.position() - before;
    }

    private void inflate() throws IOException, DataFormatException {
        ready = inflation.fill();
        taken = 0;
        checksum.update(inflation.window(), inflation.start(), ready);
        if (ready == 0) {
            endMember();
        }
    }

    private void beginMember() throws IOException, DataFormatException {
        // Padding of tapes and archives behind the last member is no part of it (as gzip itself does it).
        if (!input.hasMore() || position > 0 && input.buffer[input.position] != 0x1f) {
            ended = true;
            return;
        }
        if (input.next() != 0x1f || input.next() != 0x8b || input.next() != 8) {
            throw new DataFormatException("no gzip member begins here");
        }
        int flags = input.next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(input.next() | input.next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflation.begin();
        checksum.reset();
        memberStart = position;
        inMember = true;
    }

    private void endMember() throws IOException, DataFormatException {
        if (input.nextInt() != checksum.getValue() || input.nextInt() != (position - memberStart & 0xffffffffL)) {
            throw new DataFormatException("the checksum is wrong");
        }
        inMember = false;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            input.next();
        }
    }

    private void skipText() throws IOException {
        while (input.next() != 0) {
            // the name of the original file is of no use here
        }
    }

    private RefusedException damaged(String what, Exception cause) {
        RefusedException refusal = FileTrouble.damaged("LS-NIFTI-010", file, position, what + ".");
        RefusedException placed = new RefusedException(refusal.findings().getFirst().with("compressedOffset", input.fileOffset()));
        placed.initCause(cause);
        return placed;
    }
}
