package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.lodestone.core.Progress;

/**
 * One connection that never waits longer than it was told to: not for a connection, not for bytes, not for room to send. Asks the progress
 * ten times a second whether to go on. One thread at a time; {@link #close} from any.
 */
final class Wire implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final SocketChannel channel;
    private final Selector selector;
    private final String peer;
    private final Progress progress;
    private final ByteBuffer received = ByteBuffer.allocate(1 << 16).limit(0);

    private Wire(SocketChannel channel, String peer, Progress progress) throws IOException {
        this.channel = channel;
        this.peer = peer;
        this.progress = progress;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        channel.register(selector, 0);
    }

    /** @return a wire over an accepted connection */
    static Wire over(SocketChannel channel, String peer, Progress progress) throws IOException {
        return new Wire(channel, peer, progress);
    }

    /** @return a wire to that place; trouble is a refusal */
    static Wire open(String host, int port, Duration timeout, Progress progress) {
        String peer = host + ":" + port;
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw Trouble.unreachable(peer, "the name " + host + " is not known");
        }
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open();
            Wire wire = new Wire(channel, peer, progress);
            boolean connected = false;
            try {
                long deadline = wire.deadline(timeout);
                connected = channel.connect(address);
                while (!connected) {
                    wire.await(SelectionKey.OP_CONNECT, deadline, timeout, "while connecting");
                    connected = channel.finishConnect();
                }
            } finally {
                if (!connected) {
                    wire.close();
                }
            }
            return wire;
        } catch (IOException e) {
            closeQuietly(channel);
            throw Trouble.unreachable(peer, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    /** @return who is at the other end, for messages */
    String peer() {
        return peer;
    }

    /**
     * Reads one unit.
     *
     * @param patience longest wait for its first byte
     * @param timeout longest time for the rest of it
     * @param during for messages: "while ..."
     */
    Pdu read(Duration patience, Duration timeout, String during) {
        byte[] head = new byte[PduReader.HEAD];
        progress.check();
        try {
            fill(head, 1, 0, deadline(patience), patience, during);
            long deadline = deadline(timeout);
            fill(head, head.length, 1, deadline, timeout, during);
            byte[] content = new byte[PduReader.contentLength(head)];
            fill(content, content.length, 0, deadline, timeout, during);
            return PduReader.read(head[0], content);
        } catch (PduException e) {
            throw Trouble.garbage(peer, e.getMessage());
        } catch (IOException e) {
            throw Trouble.dropped(peer, during);
        }
    }

    /** @return true when a unit begins to come in within that time */
    boolean comes(Duration patience, String during) {
        long deadline = deadline(patience);
        try {
            while (!received.hasRemaining()) {
                received.clear();
                int count;
                try {
                    count = channel.read(received);
                } finally {
                    received.flip();
                }
                if (count < 0) {
                    throw Trouble.dropped(peer, during);
                }
                if (count == 0) {
                    if (System.nanoTime() - deadline > 0) {
                        return false;
                    }
                    await(SelectionKey.OP_READ, deadline + 1_000_000_000L, patience, during);
                }
            }
            return true;
        } catch (IOException e) {
            throw Trouble.dropped(peer, during);
        }
    }

    private void fill(byte[] target, int until, int from, long deadline, Duration allowed, String during) throws IOException {
        int at = from;
        while (at < until) {
            if (!received.hasRemaining()) {
                received.clear();
                int count;
                try {
                    count = channel.read(received);
                } finally {
                    received.flip();
                }
                if (count < 0) {
                    throw Trouble.dropped(peer, during);
                }
                if (count == 0) {
                    await(SelectionKey.OP_READ, deadline, allowed, during);
                    continue;
                }
            }
            int length = Math.min(until - at, received.remaining());
            received.get(target, at, length);
            at += length;
            if (System.nanoTime() - deadline > 0 && at < until) {
                // Bytes that trickle in one by one are no answer either.
                throw Trouble.stalled(peer, during, allowed.toMillis() / 1000.0);
            }
        }
    }

    /** Sends one unit. */
    void write(Pdu pdu, Duration timeout, String during) {
        ByteBuffer bytes = ByteBuffer.wrap(PduWriter.bytes(pdu));
        long deadline = deadline(timeout);
        try {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE, deadline, timeout, during);
                }
            }
        } catch (IOException e) {
            throw Trouble.dropped(peer, during);
        }
    }

    private void await(int operation, long deadline, Duration allowed, String during) throws IOException {
        progress.check();
        long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
            throw Trouble.stalled(peer, during, allowed.toMillis() / 1000.0);
        }
        try {
            channel.keyFor(selector).interestOps(operation);
            selector.select(Math.min(LOOK_MILLIS, leftMillis));
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new IOException("closed by another thread", e);
        }
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private long deadline(Duration timeout) {
        return System.nanoTime() + timeout.toNanos();
    }

    @Override
    public void close() {
        closeQuietly(channel);
        closeQuietly(selector);
    }

    private static void closeQuietly(AutoCloseable resource) {
        if (resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (Exception e) {
            // It is gone in any case; nothing depends on how.
            return;
        }
    }
}
