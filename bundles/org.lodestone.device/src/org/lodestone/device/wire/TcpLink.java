package org.lodestone.device.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/** A link over TCP, without delay on our side. */
public final class TcpLink implements ByteLink {

    private final Socket socket;

    /**
     * @param socket connected; closed with this
     * @throws IOException when it is broken
     */
    public TcpLink(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
    }

    /**
     * Connects.
     *
     * @param address host and port are used
     * @param defaultPort where the address names none
     * @param timeout longest wait
     * @return the link
     * @throws DeviceException when nobody answers there
     */
    public static TcpLink connect(URI address, int defaultPort, Duration timeout) throws DeviceException {
        if (address.getHost() == null) {
            throw new DeviceException(Detail.NOT_CONFIGURED, address + " names no host; write it as scheme://host:port.");
        }
        int port = address.getPort() < 0 ? defaultPort : address.getPort();
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) timeout.toMillis());
            return new TcpLink(socket);
        } catch (UnknownHostException e) {
            throw closing(socket, new DeviceException(Detail.NOT_CONFIGURED, "There is no host " + address.getHost() + ".", e));
        } catch (IOException e) {
            throw closing(socket, new DeviceException(Detail.COMMUNICATION_LOST,
                    "Nobody answers at " + address.getHost() + ":" + port + ": start the device or check the cable.", e));
        }
    }

    private static DeviceException closing(Socket socket, DeviceException trouble) {
        try {
            socket.close();
        } catch (IOException e) {
            trouble.addSuppressed(e);
        }
        return trouble;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMs) throws IOException {
        socket.setSoTimeout(Math.max(1, timeoutMs));
        try {
            return socket.getInputStream().read(into, offset, length);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
