package org.lodestone.io.internal.nifti;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.lodestone.core.RefusedException;
import org.lodestone.io.internal.file.FileTrouble;

/** The members of a gzip file (RFC 1952) one after the other as one stream, each verified against its checksum and length. */
final class GzipMembers implements AutoCloseable {

    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final Path file;
    private final FileChannel channel;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final ByteBuffer input = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long filePosition;
    private long position;
    private long memberStart;
    private boolean inMember;
    private boolean ended;

    GzipMembers(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @return inflated bytes delivered so far */
    long position() {
        return position;
    }

    /**
     * Inflates into {@code target} until it is full.
     *
     * @return how many bytes came; fewer than fit only at the end of the last member
     */
    int read(ByteBuffer target) throws IOException {
        int before = target.position();
        while (target.hasRemaining() && !ended) {
            if (!inMember) {
                beginMember();
            } else {
                inflate(target);
            }
        }
        return target.position() - before;
    }

    private void inflate(ByteBuffer target) throws IOException {
        ByteBuffer written = target.duplicate();
        try {
            if (inflater.needsInput()) {
                refill();
                inflater.setInput(input);
            }
            int n = inflater.inflate(target);
            position += n;
            written.limit(target.position());
            checksum.update(written);
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw damaged("the compressed data ask for a dictionary");
            }
        } catch (DataFormatException e) {
            RefusedException refusal = damaged("the compressed data are damaged" + (e.getMessage() == null ? "" : ": " + e.getMessage()));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private void refill() throws IOException {
        if (!more()) {
            throw damaged("the compressed data end in the middle");
        }
    }

    /** Reads the next part of the file behind what is left. */
    private boolean more() throws IOException {
        input.compact();
        int n = channel.read(input, filePosition);
        filePosition += Math.max(0, n);
        input.flip();
        return n > 0;
    }

    private void beginMember() throws IOException {
        if (!input.hasRemaining() && !more()) {
            ended = true;
            return;
        }
        if (position > 0 && input.get(input.position()) != 0x1f) {
            // Padding of tapes and archives behind the last member is no part of it (as gzip itself does it).
            ended = true;
            return;
        }
        if (next() != 0x1f || next() != 0x8b || next() != 8) {
            throw damaged("no gzip member begins here");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
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
        inflater.reset();
        checksum.reset();
        memberStart = position;
        inMember = true;
        inflater.setInput(input);
    }

    private void endMember() throws IOException {
        while (input.remaining() < 8) {
            refill();
        }
        long expected = Integer.toUnsignedLong(input.getInt());
        long length = Integer.toUnsignedLong(input.getInt());
        if (expected != checksum.getValue() || length != (position - memberStart & 0xffffffffL)) {
            throw damaged("the checksum of the compressed data is wrong");
        }
        inMember = false;
    }

    private int next() throws IOException {
        if (!input.hasRemaining()) {
            refill();
        }
        return Byte.toUnsignedInt(input.get());
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {
            // the name of the original file is of no use here
        }
    }

    private RefusedException damaged(String what) {
        RefusedException refusal = FileTrouble.damaged("LS-NIFTI-010", file, position, what + ".");
        return new RefusedException(refusal.findings().getFirst().with("compressedOffset", filePosition - input.remaining()));
    }

    @Override
    public void close() {
        inflater.end();
    }
}
