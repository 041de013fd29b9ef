package org.lodestone.device.wire;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/** Finds the transport of an address; what every host of devices does in {@link org.lodestone.device.DeviceContext#link}. */
public final class Links {

    private static final String TCP = "tcp";

    private Links() {
    }

    /**
     * Connects by the transport that the scheme ends with: {@code magstim-tcp://host:4002}, {@code magstim-serial:COM3}.
     *
     * @param openers at hand beside TCP
     * @param address of the device
     * @param usual what the device uses unless the address says otherwise
     * @param timeout longest wait
     * @return the link
     * @throws DeviceException when nothing serves that transport, or nobody answers
     */
    public static ByteLink open(List<LinkOpener> openers, URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        String scheme = String.valueOf(address.getScheme());
        String transport = scheme.substring(scheme.lastIndexOf('-') + 1);
        if (transport.equals(TCP)) {
            return TcpLink.connect(address, usual.tcpPort(), timeout);
        }
        for (LinkOpener opener : openers) {
            if (opener.transport().equals(transport)) {
                return opener.open(address, usual, timeout);
            }
        }
        String known = Stream.concat(Stream.of(TCP), openers.stream().map(LinkOpener::transport)).sorted().collect(Collectors.joining(", "));
        throw new DeviceException(Detail.NOT_CONFIGURED, "Nothing connects by '" + transport + "' for " + address + "; at hand: " + known + ".");
    }
}
