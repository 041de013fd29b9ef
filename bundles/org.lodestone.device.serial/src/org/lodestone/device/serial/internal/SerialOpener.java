package org.lodestone.device.serial.internal;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.LinkOpener;

/** Opens serial lines. OSGI-INF/serial-links.xml declares it. */
public final class SerialOpener implements LinkOpener {

    /** Called by the service runtime and the service loader. */
    public SerialOpener() {
        // nothing to prepare
    }

    @Override
    public String transport() {
        return "serial";
    }

    @Override
    public ByteLink open(URI address, LinkDefaults usual, Duration timeout) throws DeviceException {
        SerialAddress wanted = SerialAddress.of(address, usual.serial());
        SerialPort port;
        try {
            port = SerialPort.getCommPort(wanted.port());
        } catch (SerialPortInvalidPortException e) {
            throw new DeviceException(Detail.NOT_CONFIGURED, "There is no serial port " + wanted.port() + "; " + atHand(), e);
        }
        JSerialLink.apply(port, wanted.settings());
        if (!port.openPort()) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "Serial port " + wanted.port()
                    + " cannot be opened: another program may use it, or this user may not (on Linux: join the group dialout); " + atHand());
        }
        return new JSerialLink(port);
    }

    private static String atHand() {
        String names = Arrays.stream(SerialPort.getCommPorts()).map(SerialPort::getSystemPortName).sorted().collect(Collectors.joining(", "));
        return names.isEmpty() ? "this machine has none." : "at hand: " + names + ".";
    }
}
