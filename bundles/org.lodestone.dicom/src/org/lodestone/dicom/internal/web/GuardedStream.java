package org.lodestone.dicom.internal.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Progress;
import org.lodestone.dicom.internal.network.Trouble;

/** The body of an answer that never waits longer than allowed for the next bytes, and gives up when the user asked to stop. */
final class GuardedStream extends FilterInputStream {

    private static final long LOOK_MILLIS = 100;

    private final String peer;
    private final Duration timeout;
    private volatile long waitingSince;
    private volatile boolean closed;
    private volatile boolean stalled;
    private volatile boolean cancelled;

    GuardedStream(InputStream in, String peer, Duration timeout, Progress progress) {
        super(in);
        this.peer = peer;
        this.timeout = timeout;
        Thread.ofVirtual().name("dicomweb-guard").start(() -> watch(progress));
    }

    private void watch(Progress progress) {
        while (!closed) {
            long since = waitingSince;
            stalled |= since != 0 && System.nanoTime() - since > timeout.toNanos();
            cancelled |= progress.isCancelled();
            try {
                if (stalled || cancelled) {
                    in.close();
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            } catch (IOException | InterruptedException e) {
                // The reader meets the same end of the stream and says so.
                return;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        waitingSince = System.nanoTime() | 1;
        try {
            int count = super.read(target, start, length);
            if (count < 0) {
                demandGoingOn();
            }
            return count;
        } catch (IOException e) {
            demandGoingOn();
            throw Trouble.dropped(peer, "while sending its answer");
        } finally {
            waitingSince = 0;
        }
    }

    private void demandGoingOn() {
        if (cancelled) {
            throw new CancelledException();
        }
        if (stalled) {
            throw Trouble.stalled(peer, "while sending its answer", timeout.toMillis() / 1000.0);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }
}
