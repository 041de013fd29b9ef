package org.lodestone.device.magstim.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.SimulatorServer;
import org.lodestone.device.wire.WireSimulator;

/**
 * A Magstim that answers remote control, power, arming and trigger. Like the device it refuses to act without remote control and disarms
 * when nothing was heard for a second.
 */
public final class MagstimSimulator implements WireSimulator {

    private static final long SILENCE_NANOS = 1_000_000_000L;

    /** Called by the service runtime and the service loader. */
    public MagstimSimulator() {
        // nothing to prepare
    }

    @Override
    public String device() {
        return "magstim";
    }

    @Override
    public int usualPort() {
        return MagstimDriver.USUAL_PORT;
    }

    @Override
    public Running start(int port, FaultScript faults, long seed) throws IOException {
        Box box = new Box();
        return new SimulatorServer("magstim", port, faults, seed, (link, clock) -> box.talk(link));
    }

    /** The stimulator itself. */
    private static final class Box {
        private int power = 30;
        private boolean remote;
        private boolean armed;
        private long heardNanos = System.nanoTime();

        private void talk(ByteLink link) throws IOException {
            ByteArrayOutputStream command = new ByteArrayOutputStream();
            byte[] one = new byte[1];
            while (!Thread.currentThread().isInterrupted()) {
                int got = link.read(one, 0, 1, 100);
                if (got < 0) {
                    return;
                }
                if (got == 1) {
                    command.write(one[0]);
                    int length = command.toByteArray()[0] == '@' ? 5 : 3;
                    if (command.size() == length) {
                        link.write(answer(command.toByteArray()));
                        command.reset();
                    }
                }
            }
        }

        private synchronized byte[] answer(byte[] command) {
            if (System.nanoTime() - heardNanos > SILENCE_NANOS) {
                armed = false;
                remote = false;
            }
            heardNanos = System.nanoTime();
            String text = new String(command, 0, command.length - 1, java.nio.charset.StandardCharsets.US_ASCII);
            if (Codec.checksum(command, command.length - 1) != (command[command.length - 1] & 0xFF)) {
                return new byte[] {'?'};
            }
            boolean acts = text.startsWith("@") || text.equals("EB") || text.equals("EH") || text.equals("EA");
            if (acts && !remote || text.equals("EH") && !armed) {
                return new byte[] {command[0], 'S'};
            }
            switch (text) {
                case "Q@" -> remote = true;
                case "R@" -> remote = false;
                case "EB" -> armed = true;
                case "EA" -> armed = false;
                case "EH", "J@" -> { }
                default -> {
                    if (!text.matches("@(0\\d\\d|100)")) {
                        return text.startsWith("@") ? new byte[] {'@', '?'} : new byte[] {'?'};
                    }
                    power = Integer.parseInt(text.substring(1));
                }
            }
            return reply(text);
        }

        private byte[] reply(String text) {
            int status = (armed ? 0x06 : 0x01) | 0x08 | (remote ? 0x80 : 0);
            byte[] more = text.equals("J@")
                    ? String.format(Locale.ROOT, "%03d000000", power).getBytes(java.nio.charset.StandardCharsets.US_ASCII) : new byte[0];
            byte[] reply = new byte[3 + more.length];
            reply[0] = (byte) text.charAt(0);
            reply[1] = (byte) status;
            System.arraycopy(more, 0, reply, 2, more.length);
            reply[reply.length - 1] = (byte) Codec.checksum(reply, reply.length - 1);
            return reply;
        }
    }
}
