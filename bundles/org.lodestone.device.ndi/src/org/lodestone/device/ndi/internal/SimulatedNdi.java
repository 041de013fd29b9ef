package org.lodestone.device.ndi.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.VirtualRoom;

/**
 * Answers one client as a Polaris does. The three tools of the room have wired ports A to C until a client loads its own definitions,
 * which then stand for them in order. Each goes through requested, initialised and enabled; what is not enabled is DISABLED.
 */
final class SimulatedNdi {

    private static final double FRAME_HZ = 60;
    private static final double ERROR_MM = 0.12;

    private enum Reply {
        TX, BX, BX2
    }

    /** A port handle on its way to tracking. */
    private static final class Port {
        private final String tool;
        private boolean initialised;
        private boolean enabled;

        private Port(String tool) {
            this.tool = tool;
        }
    }

    private final VirtualRoom room;
    private final FaultScript faults;
    private final ByteLink link;
    private final LongSupplier clock;
    private final SortedMap<Integer, Port> ports = new TreeMap<>();
    private boolean tracking;
    private int requested;
    private long lastFrame = -1;

    SimulatedNdi(VirtualRoom room, FaultScript faults, ByteLink link, LongSupplier clock) {
        this.room = room;
        this.faults = faults;
        this.link = link;
        this.clock = clock;
        for (int i = 0; i < VirtualRoom.TOOLS.size(); i++) {
            ports.put(0x0A + i, new Port(VirtualRoom.TOOLS.get(i)));
        }
    }

    void talk() throws IOException {
        StringBuilder command = new StringBuilder();
        byte[] some = new byte[256];
        while (!Thread.currentThread().isInterrupted()) {
            int got = link.read(some, 0, some.length, 500);
            if (got < 0) {
                return;
            }
            for (int i = 0; i < got; i++) {
                if (some[i] == '\r') {
                    answer(command.toString());
                    command.setLength(0);
                } else if (command.length() < 4096) {
                    command.append((char) (some[i] & 0xFF));
                }
            }
        }
    }

    private void answer(String line) throws IOException {
        String command = line;
        if (line.indexOf(':') >= 0) {
            if (line.length() < 4 || !Crc16.hex(line.substring(0, line.length() - 4)).equalsIgnoreCase(line.substring(line.length() - 4))) {
                say("ERROR04");
                return;
            }
            command = line.substring(0, line.length() - 4);
        }
        int colon = command.indexOf(':') >= 0 ? command.indexOf(':') : command.indexOf(' ');
        String name = colon < 0 ? command : command.substring(0, colon), arguments = colon < 0 ? "" : command.substring(colon + 1);
        try {
            switch (name) {
                case "RESET" -> say("RESET");
                case "INIT", "COMM", "BEEP" -> say("OKAY");
                case "VER" -> say("Simulated Polaris\nSerial 000\n");
                case "TSTART" -> tracks(true);
                case "TSTOP" -> tracks(false);
                case "PHSR" -> say(handles(arguments));
                case "PHF" -> free(handle(arguments));
                case "PHRQ" -> say(String.format("%02X", request()));
                case "PVWR" -> say(ports.containsKey(handle(arguments)) && arguments.length() == 134 ? "OKAY" : "ERROR07");
                case "PINIT" -> initialise(port(arguments));
                case "PENA" -> enable(port(arguments));
                case "PDIS" -> disable(port(arguments));
                case "PHINF" -> say(port(arguments) == null ? "UNOCCUPIED" : "0300000000000000000000000000000001");
                case "TX" -> poses(Reply.TX);
                case "BX" -> poses(Reply.BX);
                case "BX2" -> poses(Reply.BX2);
                default -> say("ERROR01");
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            System.getLogger(SimulatedNdi.class.getName()).log(System.Logger.Level.DEBUG, "bad arguments: " + command, e);
            say("ERROR07");
        }
    }

    private void say(String text) throws IOException {
        link.write(NdiReplies.ascii(text + Crc16.hex(text) + "\r"));
    }

    private static int handle(String arguments) {
        return Integer.parseInt(arguments, 0, 2, 16);
    }

    private Port port(String arguments) {
        return ports.get(handle(arguments));
    }

    private void tracks(boolean now) throws IOException {
        tracking = now;
        say("OKAY");
    }

    private void free(int handle) throws IOException {
        say(ports.remove(handle) == null ? "ERROR07" : "OKAY");
    }

    private int request() {
        if (requested == 0) {
            ports.clear();
        }
        int handle = 1 + requested;
        ports.put(handle, new Port(VirtualRoom.TOOLS.get(requested++ % VirtualRoom.TOOLS.size())));
        return handle;
    }

    private void initialise(Port port) throws IOException {
        if (port != null) {
            port.initialised = true;
        }
        say(port == null ? "ERROR07" : "OKAY");
    }

    private void enable(Port port) throws IOException {
        boolean ready = port != null && port.initialised;
        if (ready) {
            port.enabled = true;
        }
        say(ready ? "OKAY" : "ERROR0C");
    }

    private void disable(Port port) throws IOException {
        if (port != null) {
            port.enabled = false;
        }
        say(port == null ? "ERROR07" : "OKAY");
    }

    /** 01: to be freed (none here), 02: to be initialised, 03: to be enabled, 04: enabled. */
    private String handles(String which) {
        StringBuilder list = new StringBuilder();
        int count = 0;
        for (var entry : ports.entrySet()) {
            Port port = entry.getValue();
            boolean listed = switch (which) {
                case "01" -> false;
                case "02" -> !port.initialised;
                case "03" -> port.initialised && !port.enabled;
                case "04" -> port.enabled;
                default -> true;
            };
            if (listed) {
                count++;
                list.append(String.format("%02X%03X", entry.getKey(), (port.initialised ? 0x10 : 0) | (port.enabled ? 0x20 : 0) | 1));
            }
        }
        return String.format("%02X%s", count, list);
    }

    private void poses(Reply reply) throws IOException {
        if (!tracking) {
            say("ERROR0C");
            return;
        }
        // The device answers once a frame; a faster client waits for the next.
        long frame = (long) (clock.getAsLong() / 1e9 * FRAME_HZ);
        if (frame <= lastFrame) {
            LockSupport.parkNanos((long) ((lastFrame + 1) / FRAME_HZ * 1e9) - clock.getAsLong() + 100_000);
            frame = Math.max(lastFrame + 1, (long) (clock.getAsLong() / 1e9 * FRAME_HZ));
        }
        boolean stale = faults.isOn(FaultScript.Kind.STALE, clock.getAsLong() / 1e9) && lastFrame >= 0;
        lastFrame = stale ? lastFrame : frame;
        switch (reply) {
            case TX -> say(tx(lastFrame));
            case BX -> link.write(bx(lastFrame));
            case BX2 -> link.write(bx2(lastFrame));
        }
    }

    private boolean sees(Port port, double t) {
        return port.enabled && !faults.hides(port.tool, t);
    }

    private String tx(long frame) {
        double t = frame / FRAME_HZ;
        StringBuilder reply = new StringBuilder(String.format("%02X", ports.size()));
        ports.forEach((handle, port) -> {
            reply.append(String.format("%02X", handle));
            if (!port.enabled) {
                reply.append("DISABLED");
            } else if (!sees(port, t)) {
                reply.append("MISSING");
            } else {
                Rigid pose = room.trueToolToCamera(port.tool, t);
                Rotation q = pose.rotation();
                Vec3 p = pose.translationMm();
                reply.append(String.format(Locale.ROOT, "%+06d%+06d%+06d%+06d%+07d%+07d%+07d%+06d", Math.round(q.w() * 1e4),
                        Math.round(q.x() * 1e4), Math.round(q.y() * 1e4), Math.round(q.z() * 1e4), Math.round(p.x() * 1e2),
                        Math.round(p.y() * 1e2), Math.round(p.z() * 1e2), Math.round(ERROR_MM * 1e4)));
            }
            reply.append(String.format("%08X%08X\n", port.enabled ? 0x31 : 0x11, frame));
        });
        return reply.append("0000").toString();
    }

    private byte[] bx(long frame) {
        double t = frame / FRAME_HZ;
        ByteBuffer body = ByteBuffer.allocate(1 + ports.size() * 42 + 2).order(ByteOrder.LITTLE_ENDIAN);
        body.put((byte) ports.size());
        ports.forEach((handle, port) -> {
            body.put((byte) (int) handle).put((byte) (!port.enabled ? 4 : sees(port, t) ? 1 : 2));
            if (sees(port, t)) {
                Rigid pose = room.trueToolToCamera(port.tool, t);
                Rotation q = pose.rotation();
                Vec3 p = pose.translationMm();
                for (double v : new double[] {q.w(), q.x(), q.y(), q.z(), p.x(), p.y(), p.z(), ERROR_MM}) {
                    body.putFloat((float) v);
                }
            }
            if (port.enabled) {
                body.putInt(0x31).putInt((int) frame);
            }
        });
        body.putShort((short) 0).flip();
        byte[] content = new byte[body.remaining()];
        body.get(content);
        return NdiReplies.binary(content);
    }

    private byte[] bx2(long frame) {
        double t = frame / FRAME_HZ;
        List<NdiPose> poses = new ArrayList<>();
        ports.forEach((handle, port) -> {
            if (port.enabled) {
                poses.add(new NdiPose(handle, sees(port, t) ? Optional.of(room.trueToolToCamera(port.tool, t)) : Optional.empty(),
                        ERROR_MM, 0, frame));
            }
        });
        return NdiReplies.binary(GeneralBinary.write(poses, frame, (long) (t * 1e9)));
    }

    @Override
    public String toString() {
        return "SimulatedNdi[" + new String(NdiReplies.ascii(handles("00")), StandardCharsets.ISO_8859_1) + "]";
    }
}
