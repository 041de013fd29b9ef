package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.ReceiverEvent;
import org.lodestone.method.dicom.RunningReceiver;
import org.lodestone.method.dicom.StorageReceiverInput;

/** Listens at a port; each association has a thread of its own, and there are not more than allowed. */
final class StorageServer implements RunningReceiver {

    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** Connections above the limit that are being told so. */
    private static final int MOST_REJECTED_AT_ONCE = 16;

    private final ServerSocketChannel listening;
    private final StorageService service;
    private final InstanceStore store;
    private final Consumer<ReceiverEvent> listener;
    private final Semaphore places;
    private final Semaphore rejections = new Semaphore(MOST_REJECTED_AT_ONCE);
    private final AtomicLong received = new AtomicLong();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Progress untilClosed;

    private StorageServer(ServerSocketChannel listening, StorageReceiverInput input, ReceiverLimits limits) {
        this.listening = listening;
        this.listener = input.listener();
        this.places = new Semaphore(limits.associations());
        this.store = new InstanceStore(input.folder(), limits.largestBytes());
        this.service = new StorageService(input.title(), input.callers(), store, this::tell, limits.timeout(), limits.idle());
        this.untilClosed = new Progress() {
            @Override
            public void report(double fraction, String activity) {
                // nobody watches; events say more
            }

            @Override
            public boolean isCancelled() {
                return !listening.isOpen();
            }
        };
    }

    /**
     * @return a server that listens
     * @throws RefusedException when the port or address cannot be had
     */
    static StorageServer open(StorageReceiverInput input, ReceiverLimits limits) {
        ServerSocketChannel listening = null;
        try {
            InetSocketAddress address = new InetSocketAddress(input.bindAddress(), input.port());
            listening = ServerSocketChannel.open();
            listening.setOption(StandardSocketOptions.SO_REUSEADDR, !System.getProperty("os.name").startsWith("Windows"));
            listening.bind(address);
            StorageServer server = new StorageServer(listening, input, limits);
            Thread.ofVirtual().name("dicom-receiver").start(server::accept);
            return server;
        } catch (IOException | java.nio.channels.UnresolvedAddressException e) {
            closeQuietly(listening);
            RefusedException refusal = new RefusedException(Finding.error("LS-PACS-010", "The receiver cannot listen at "
                    + input.bindAddress() + ":" + input.port() + ": " + e.getMessage() + ".",
                    "Choose another port; ports below 1024 need rights; the address has to be one of this machine."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private void accept() {
        while (listening.isOpen()) {
            try {
                SocketChannel channel = listening.accept();
                String peer = String.valueOf(channel.getRemoteAddress()).replaceFirst("^[^/]*/", "");
                boolean full = !places.tryAcquire();
                if (full && !rejections.tryAcquire()) {
                    channel.close();
                    continue;
                }
                Semaphore held = full ? rejections : places;
                Thread thread = Thread.ofVirtual().name("dicom-association").unstarted(() -> {
                    try {
                        service.serve(channel, peer, full, untilClosed);
                    } finally {
                        held.release();
                        threads.remove(Thread.currentThread());
                    }
                });
                threads.add(thread);
                thread.start();
            } catch (ClosedChannelException e) {
                // The receiver was closed: that is the way out.
                return;
            } catch (IOException e) {
                listener.accept(new ReceiverEvent.Trouble(Finding.warning("LS-PACS-010",
                        "A connection could not be taken: " + e.getMessage() + ".", "Check the limits of open files of this machine.")));
            }
        }
    }

    private void tell(ReceiverEvent event) {
        if (event instanceof ReceiverEvent.Received) {
            received.incrementAndGet();
        }
        listener.accept(event);
    }

    /** @return bytes that came in so far, to see whether anything moves */
    long bytes() {
        return store.bytes();
    }

    /** @return true while somebody is connected */
    boolean isBusy() {
        return !threads.isEmpty();
    }

    @Override
    public int port() {
        return listening.socket().getLocalPort();
    }

    @Override
    public long received() {
        return received.get();
    }

    @Override
    public void close() {
        closeQuietly(listening);
        long end = System.nanoTime() + CLOSING.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // A port that cannot be closed is closed by the end of the process.
            return;
        }
    }
}
