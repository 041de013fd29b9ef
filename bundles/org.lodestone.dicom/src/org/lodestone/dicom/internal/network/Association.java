package org.lodestone.dicom.internal.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.CancelledException;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetReader;
import org.lodestone.dicom.internal.data.DataSetWriter;
import org.lodestone.dicom.internal.header.DamagedDicomException;

/** Messages over an agreed connection, for either side. One thread at a time; {@link #abandon} from any. */
final class Association implements AutoCloseable {

    private static final int LONGEST_COMMAND = 1 << 16;
    private static final int USUAL_DATA = 1 << 16;

    private final Wire wire;
    private final List<Agreed> contexts;
    private final SystemInfo other;
    private final Duration timeout;
    private final Deque<Pdu.Piece> pieces = new ArrayDeque<>();
    private boolean open = true;

    Association(Wire wire, List<Agreed> contexts, SystemInfo other, Duration timeout) {
        this.wire = wire;
        this.contexts = List.copyOf(contexts);
        this.other = other;
        this.timeout = timeout;
    }

    /** @return who is at the other end, for messages */
    String peer() {
        return wire.peer();
    }

    /** @return limits and name of the other side */
    SystemInfo other() {
        return other;
    }

    /** @return services that were agreed on */
    List<Agreed> contexts() {
        return contexts;
    }

    /** @return the agreed service with that SOP class */
    Optional<Agreed> context(String abstractSyntax) {
        return contexts.stream().filter(c -> c.abstractSyntax().equals(abstractSyntax)).findFirst();
    }

    /** @return the agreed service of a command that came in */
    Agreed context(Command command) {
        return contexts.stream().filter(c -> c.id() == command.context()).findFirst()
                .orElseThrow(() -> Trouble.garbage(peer(), "a message in a context that nobody agreed on"));
    }

    /** Sends a command alone. */
    void send(Command command, String during) {
        send(command, null, during);
    }

    /** Sends a command with its data set. When the data set cannot be read, nothing sensible can follow: the association ends. */
    void send(Command command, Body body, String during) {
        boolean whole = false;
        try {
            PieceStream head = new PieceStream(command.context(), true, during);
            DataSetWriter.write(command.elements(), Coding.IMPLICIT, head);
            head.finish();
            if (body != null) {
                PieceStream data = new PieceStream(command.context(), false, during);
                body.writeTo(data);
                data.finish();
            }
            whole = true;
        } catch (IOException e) {
            throw Trouble.failed(peer(), "reading what was to be sent", 0xc000, String.valueOf(e.getMessage()));
        } finally {
            if (!whole) {
                abandon();
            }
        }
    }

    /** @return true when something comes within that time */
    boolean comes(Duration patience, String during) {
        return !pieces.isEmpty() || wire.comes(patience, during);
    }

    /**
     * @param patience longest wait for its beginning
     * @return the next command; empty when the other side released the association
     */
    Optional<Command> receive(Duration patience, String during) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Duration wait = patience;
        while (true) {
            Optional<Pdu.Piece> next = next(wait, during);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Pdu.Piece piece = next.get();
            if (!piece.command()) {
                throw garbage("a data set without a command");
            }
            append(bytes, piece);
            if (bytes.size() > LONGEST_COMMAND) {
                throw garbage("a command without end");
            }
            if (piece.last()) {
                try {
                    return Optional.of(new Command(piece.context(),
                            DataSetReader.read(ByteBuffer.wrap(bytes.toByteArray()), Coding.IMPLICIT)));
                } catch (DamagedDicomException e) {
                    throw garbage("a command that is damaged: " + e.getMessage());
                }
            }
            wait = timeout;
        }
    }

    /** @return the answer that has to come now */
    Command answer(Duration patience, String during) {
        return receive(patience, during).orElseThrow(() -> Trouble.dropped(peer(), during));
    }

    /**
     * Passes on the data set that follows a command. The whole of it is taken from the wire even when the sink fails.
     *
     * @param sink receives it
     * @return what the sink failed with, empty when all is well
     */
    Optional<IOException> receiveData(int context, OutputStream sink, String during) {
        IOException failure = null;
        while (true) {
            Pdu.Piece piece = next(timeout, during).orElseThrow(() -> garbage("a release within a data set"));
            if (piece.command() || piece.context() != context) {
                throw garbage("a data set that is interrupted by something else");
            }
            if (failure == null) {
                try {
                    ByteBuffer view = piece.bytes();
                    sink.write(view.array(), view.arrayOffset(), view.limit());
                } catch (IOException e) {
                    failure = e;
                }
            }
            if (piece.last()) {
                return Optional.ofNullable(failure);
            }
        }
    }

    /** @return the data set that follows a command, in memory */
    DataSet receiveData(Command command, int longest, String during) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        receiveData(command.context(), new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int start, int length) {
                if (bytes.size() + length > longest) {
                    throw garbage("an answer of more than " + longest + " bytes");
                }
                bytes.write(from, start, length);
            }
        }, during);
        try {
            return DataSetReader.read(ByteBuffer.wrap(bytes.toByteArray()), Coding.of(context(command).transferSyntax()));
        } catch (DamagedDicomException e) {
            throw garbage("an answer that is damaged: " + e.getMessage());
        }
    }

    private Pdu read(Duration patience, String during) {
        try {
            return wire.read(patience, timeout, during);
        } catch (RefusedException e) {
            abandon();
            throw e;
        }
    }

    private Optional<Pdu.Piece> next(Duration patience, String during) {
        while (pieces.isEmpty()) {
            switch (read(patience, during)) {
                case Pdu.Data data -> pieces.addAll(data.pieces());
                case Pdu.ReleaseRequest _ -> {
                    wire.write(new Pdu.ReleaseReply(), timeout, during);
                    open = false;
                    return Optional.empty();
                }
                case Pdu.Abort abort -> {
                    open = false;
                    throw Trouble.aborted(peer(), abort.source() == 0 ? "by its service" : "by its protocol, reason " + abort.reason());
                }
                default -> throw garbage("a unit that does not belong here");
            }
        }
        return Optional.of(pieces.removeFirst());
    }

    private static void append(ByteArrayOutputStream bytes, Pdu.Piece piece) {
        ByteBuffer view = piece.bytes();
        bytes.write(view.array(), view.arrayOffset(), view.limit());
    }

    private RefusedException garbage(String what) {
        abandon();
        return Trouble.garbage(peer(), what);
    }

    /** Ends in good order, as far as the other side takes part. */
    @Override
    public void close() {
        try {
            if (open) {
                open = false;
                wire.write(new Pdu.ReleaseRequest(), timeout, "while saying goodbye");
                wire.read(timeout, timeout, "while saying goodbye");
            }
        } catch (RefusedException | CancelledException e) {
            // What was wanted is done or given up; a side that just hangs up changes nothing about it.
            open = false;
        } finally {
            wire.close();
        }
    }

    /** Breaks off. */
    void abandon() {
        try {
            if (open) {
                open = false;
                wire.write(new Pdu.Abort(0, 0), Duration.ofSeconds(1), "while breaking off");
            }
        } catch (RefusedException | CancelledException e) {
            // It shall be over, and it is.
            open = false;
        } finally {
            wire.close();
        }
    }

    /** Cuts bytes into pieces that the other side takes. */
    private final class PieceStream extends OutputStream {

        private final int context;
        private final boolean command;
        private final String during;
        private final byte[] buffer;
        private int filled;

        PieceStream(int context, boolean command, String during) {
            this.context = context;
            this.command = command;
            this.during = during;
            long largest = other.largestData() == 0 ? USUAL_DATA : Math.min(other.largestData(), SystemInfo.OUR_LARGEST_DATA);
            // Six bytes of each unit are its own.
            this.buffer = new byte[(int) Math.max(64, largest - 6) & ~1];
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) {
            int at = start;
            while (at < start + length) {
                if (filled == buffer.length) {
                    flush(false);
                }
                int count = Math.min(buffer.length - filled, start + length - at);
                System.arraycopy(from, at, buffer, filled, count);
                filled += count;
                at += count;
            }
        }

        /** Sends the rest and says that it was the last. */
        void finish() {
            flush(true);
        }

        private void flush(boolean last) {
            wire.write(new Pdu.Data(List.of(new Pdu.Piece(context, command, last, ByteBuffer.wrap(buffer, 0, filled).slice()))), timeout,
                    during);
            filled = 0;
        }
    }
}
