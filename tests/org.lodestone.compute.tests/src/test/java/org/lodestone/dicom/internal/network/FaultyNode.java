package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An archive that misbehaves: takes every connection and does to each what it is told to. */
public final class FaultyNode implements AutoCloseable {

    /** What it does with a connection. */
    @FunctionalInterface
    public interface Behaviour {
        /** Does it. */
        void run(InputStream in, OutputStream out) throws Exception;
    }

    private final ServerSocket socket = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());

    /** Begins. */
    public FaultyNode(Behaviour behaviour) throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    Thread.ofVirtual().start(() -> serve(connection, behaviour));
                } catch (IOException e) {
                    // Closed: the test is over.
                    return;
                }
            }
        });
    }

    private static void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.run(connection.getInputStream(), connection.getOutputStream());
        } catch (Exception e) {
            // The other side left, as it should.
            Thread.onSpinWait();
        }
    }

    /** @return where it listens */
    public int port() {
        return socket.getLocalPort();
    }

    /** Reads one whole unit. */
    static byte[] unit(InputStream in) throws IOException {
        byte[] head = in.readNBytes(6);
        int length = java.nio.ByteBuffer.wrap(head).getInt(2);
        byte[] content = in.readNBytes(length);
        byte[] whole = java.util.Arrays.copyOf(head, 6 + content.length);
        System.arraycopy(content, 0, whole, 6, content.length);
        return whole;
    }

    /** Accepts what is proposed, with the first coding of each context. */
    static void accept(InputStream in, OutputStream out) throws Exception {
        byte[] request = unit(in);
        Proposal proposal = ((Pdu.AssociateRequest) PduReader.read(1, java.util.Arrays.copyOfRange(request, 6, request.length))).proposal();
        out.write(PduWriter.bytes(new Pdu.AssociateAccept(new Acceptance(proposal.calledTitle(), proposal.callingTitle(),
                proposal.contexts().stream().map(c -> new Acceptance.Result(c.id(), 0, c.transferSyntaxes().getFirst())).toList(),
                proposal.receives(), SystemInfo.ours()))));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
