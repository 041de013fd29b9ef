package org.lodestone.device.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets clients in on a port of this machine and serves each on a thread of its own, with the faults of a script. */
public final class SimulatorServer implements WireSimulator.Running {

    private static final long END_MS = 1000;

    private final System.Logger log = System.getLogger(SimulatorServer.class.getName());
    private final ServerSocket listening;
    private final FaultScript script;
    private final Conversation conversation;
    private final AtomicLong firstClientNanos = new AtomicLong();
    private final AtomicLong clients = new AtomicLong();
    private final Set<Client> running = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private final long seed;

    /** What a simulator says to one client. */
    @FunctionalInterface
    public interface Conversation {
        /**
         * Talks until the link breaks or the thread is interrupted.
         *
         * @param link to the client
         * @param nanosSinceStart the clock that all clients and the script share
         * @throws IOException when the client leaves or the script cuts the link
         */
        void with(ByteLink link, LongSupplier nanosSinceStart) throws IOException;
    }

    private record Client(Thread thread, Socket socket) {
    }

    /**
     * @param name of the device, for the threads
     * @param port where to listen; 0 for any free one
     * @param script what goes wrong
     * @param seed of the garbling
     * @param conversation called once a client, on several threads at once
     * @throws IOException when the port is taken
     */
    public SimulatorServer(String name, int port, FaultScript script, long seed, Conversation conversation) throws IOException {
        this.script = script;
        this.seed = seed;
        this.conversation = conversation;
        this.listening = new ServerSocket(port, 8, InetAddress.getLoopbackAddress());
        this.acceptor = new Thread(() -> accept(name), "simulator-" + name);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    @Override
    public int port() {
        return listening.getLocalPort();
    }

    private long nanosSinceStart() {
        long first = firstClientNanos.get();
        return first == 0 ? 0 : System.nanoTime() - first;
    }

    private void accept(String name) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                firstClientNanos.compareAndSet(0, System.nanoTime());
                if (script.isOn(FaultScript.Kind.RESTART, nanosSinceStart() / 1e9)) {
                    socket.close();
                } else {
                    serve(name, socket);
                }
            } catch (IOException e) {
                log.log(System.Logger.Level.DEBUG, name + " stopped listening: " + e.getMessage());
            }
        }
    }

    private void serve(String name, Socket socket) {
        long number = clients.incrementAndGet();
        Client[] self = new Client[1];
        Thread thread = new Thread(() -> {
            try (FaultyLink link = new FaultyLink(new TcpLink(socket), script, this::nanosSinceStart, seed + number)) {
                conversation.with(link, this::nanosSinceStart);
            } catch (IOException e) {
                log.log(System.Logger.Level.DEBUG, name + ": client " + number + " left: " + e.getMessage());
            } finally {
                running.remove(self[0]);
            }
        }, "simulator-" + name + "-" + number);
        thread.setDaemon(true);
        self[0] = new Client(thread, socket);
        running.add(self[0]);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Client client : running) {
                client.thread().interrupt();
                client.socket().close();
            }
            acceptor.join(END_MS);
            for (Client client : running) {
                client.thread().join(END_MS);
            }
        } catch (IOException e) {
            log.log(System.Logger.Level.WARNING, "a simulator did not close cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
