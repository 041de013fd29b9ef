package org.lodestone.device.ndi.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.SerialLink;
import org.lodestone.device.wire.SerialSettings;

/**
 * Brings a tracker on a serial line to a known state: a break resets it to 9600 baud, whatever an earlier program left, then both sides
 * change to the wanted speed. Trackers on the network need none of this.
 */
final class SerialStart {

    /** What every device speaks after a reset. */
    static final SerialSettings AFTER_RESET = SerialSettings.plain(9600);

    private static final Map<Integer, Character> CODE_OF_BAUD =
            Map.of(9600, '0', 14_400, '1', 19_200, '2', 38_400, '3', 57_600, '4', 115_200, '5', 921_600, '6', 1_228_739, '7');
    private static final int BREAK_MS = 300;
    private static final long CHANGE_NANOS = 100_000_000L;

    private SerialStart() {
    }

    /**
     * @param link the serial line, at {@link #AFTER_RESET}
     * @param line asks over it
     * @param baud speed to use from now on
     * @throws DeviceException when the device does not answer to a reset or refuses the speed
     */
    static void begin(SerialLink link, NdiLine line, int baud) throws DeviceException {
        Character code = CODE_OF_BAUD.get(baud);
        if (code == null) {
            throw new DeviceException(Detail.NOT_CONFIGURED, "An NDI tracker cannot be set to " + baud + " baud; it knows "
                    + CODE_OF_BAUD.keySet().stream().sorted().toList() + ".");
        }
        reset(link, line);
        if (baud == AFTER_RESET.baud()) {
            return;
        }
        line.ask("COMM:" + code + "0000");
        LockSupport.parkNanos(CHANGE_NANOS);
        try {
            link.use(AFTER_RESET.withBaud(baud));
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The serial port does not take " + baud + " baud.", e);
        }
        LockSupport.parkNanos(CHANGE_NANOS);
    }

    private static void reset(SerialLink link, NdiLine line) throws DeviceException {
        try {
            link.sendBreak(BREAK_MS);
            line.hear("a break");
        } catch (IOException | DeviceException e) {
            // A line that knows no break, a virtual one for instance: the same by words, at the speed after a reset.
            System.getLogger(SerialStart.class.getName()).log(System.Logger.Level.DEBUG, "no answer to a break: " + e.getMessage());
            line.flush();
            line.ask("RESET ");
        }
    }
}
