package org.lodestone.device.serial.internal;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.device.wire.SerialLink;
import org.lodestone.device.wire.SerialSettings;

/** One open serial port. */
final class JSerialLink implements SerialLink {

    private static final int WRITE_MS = 2000;

    private final SerialPort port;

    JSerialLink(SerialPort port) {
        this.port = port;
    }

    static boolean apply(SerialPort port, SerialSettings settings) {
        int parity = switch (settings.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
        };
        boolean flow = port.setFlowControl(settings.hardwareFlowControl()
                ? SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED : SerialPort.FLOW_CONTROL_DISABLED);
        return port.setComPortParameters(settings.baud(), 8, settings.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
                parity) && flow;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMs) throws IOException {
        int mode = SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING;
        if ((port.getReadTimeout() != Math.max(1, timeoutMs) || port.getWriteTimeout() != WRITE_MS)
                && !port.setComPortTimeouts(mode, Math.max(1, timeoutMs), WRITE_MS) && port.isOpen()) {
            throw new IOException("serial port " + port.getSystemPortName() + " takes no time-out");
        }
        int got = port.readBytes(into, length, offset);
        if (got > 0) {
            return got;
        }
        if (!port.isOpen()) {
            return -1;
        }
        if (got < 0) {
            throw new IOException("serial port " + port.getSystemPortName() + " is gone");
        }
        return 0;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        for (int done = 0; done < bytes.length;) {
            int sent = port.writeBytes(Arrays.copyOfRange(bytes, done, bytes.length), bytes.length - done);
            if (sent <= 0) {
                throw new IOException("serial port " + port.getSystemPortName() + " takes no bytes");
            }
            done += sent;
        }
    }

    @Override
    public void use(SerialSettings settings) throws IOException {
        if (!apply(port, settings)) {
            throw new IOException("serial port " + port.getSystemPortName() + " does not take " + settings);
        }
    }

    @Override
    public void sendBreak(int milliseconds) throws IOException {
        if (!port.setBreak()) {
            throw new IOException("serial port " + port.getSystemPortName() + " sends no break");
        }
        LockSupport.parkNanos(milliseconds * 1_000_000L);
        if (!port.clearBreak()) {
            throw new IOException("serial port " + port.getSystemPortName() + " stays in break");
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
