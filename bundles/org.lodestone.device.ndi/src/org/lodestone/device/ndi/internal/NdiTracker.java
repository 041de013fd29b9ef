package org.lodestone.device.ndi.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolInfo;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Tracker;
import org.lodestone.device.Validity;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.SerialLink;

/**
 * One connection to an NDI tracker. Tools are loaded, initialised and enabled while opening (a tool that is not is silently DISABLED);
 * while streaming a reader asks for poses as fast as the device answers.
 */
final class NdiTracker implements Tracker {

    private static final int ANSWER_MS = 2000;
    private static final int ROM_BYTES = 1024;
    private static final int PART_BYTES = 64;
    private static final int DAMAGED_IN_A_ROW = 10;

    /** A tool as configured; the file is null for one that the device knows. */
    record Tool(String name, Path rom) {
    }

    private final System.Logger log = System.getLogger(NdiTracker.class.getName());
    private final ByteLink link;
    private final NdiLine line;
    private final DeviceConfig config;
    private final DeviceContext context;
    private final Map<Integer, String> toolOfHandle = new TreeMap<>();
    private final String identity;
    private DeviceContext.Reader reader;
    private volatile boolean closed;

    private NdiTracker(ByteLink link, List<Tool> tools, DeviceConfig config, DeviceContext context) throws DeviceException {
        this.link = link;
        this.line = new NdiLine(link, ANSWER_MS);
        this.config = config;
        this.context = context;
        if (link instanceof SerialLink serial) {
            SerialStart.begin(serial, line, config.settings().integer("baud"));
        }
        line.ask("INIT:");
        identity = line.ask("VER:4").lines().findFirst().orElse("NDI tracker");
        freeStaleHandles();
        for (Tool tool : tools) {
            if (tool.rom() != null) {
                load(tool);
            }
        }
        enable(tools);
    }

    static NdiTracker open(ByteLink link, List<Tool> tools, DeviceConfig config, DeviceContext context) throws DeviceException {
        try {
            return new NdiTracker(link, tools, config, context);
        } catch (DeviceException e) {
            try {
                link.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void freeStaleHandles() throws DeviceException {
        for (int handle : handles(line.ask("PHSR:01"))) {
            line.ask(String.format("PHF:%02X", handle));
        }
    }

    private void load(Tool tool) throws DeviceException {
        byte[] rom;
        try {
            rom = Files.readAllBytes(tool.rom());
        } catch (IOException e) {
            throw new DeviceException(Detail.NOT_CONFIGURED, "The definition of " + tool.name() + " cannot be read: " + tool.rom(), e);
        }
        if (rom.length > ROM_BYTES) {
            throw new DeviceException(Detail.NOT_CONFIGURED, tool.rom() + " is too long for a tool definition.");
        }
        int handle = handle(line.ask("PHRQ:*********1****"));
        byte[] padded = java.util.Arrays.copyOf(rom, ROM_BYTES);
        for (int at = 0; at < ROM_BYTES; at += PART_BYTES) {
            line.ask(String.format("PVWR:%02X%04X%s", handle, at, HexFormat.of().withUpperCase().formatHex(padded, at, at + PART_BYTES)));
        }
        toolOfHandle.put(handle, tool.name());
    }

    private void enable(List<Tool> tools) throws DeviceException {
        for (int handle : handles(line.ask("PHSR:02"))) {
            line.ask(String.format("PINIT:%02X", handle));
        }
        List<String> unnamed = new ArrayList<>(tools.stream().filter(t -> t.rom() == null).map(Tool::name).toList());
        for (int handle : handles(line.ask("PHSR:03"))) {
            line.ask(String.format("PENA:%02XD", handle));
            if (!toolOfHandle.containsKey(handle)) {
                toolOfHandle.put(handle, unnamed.isEmpty() ? String.format("tool-%02X", handle) : unnamed.removeFirst());
            }
        }
    }

    /** Two digits of a count, then five a handle: two of the handle, three of its status. */
    static List<Integer> handles(String said) throws DeviceException {
        try {
            List<Integer> handles = new ArrayList<>();
            int count = Integer.parseInt(said, 0, 2, 16);
            for (int i = 0; i < count; i++) {
                handles.add(Integer.parseInt(said, 2 + 5 * i, 4 + 5 * i, 16));
            }
            return handles;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker's list of handles cannot be read: " + said, e);
        }
    }

    private static int handle(String said) throws DeviceException {
        try {
            return Integer.parseInt(said, 0, 2, 16);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker's handle cannot be read: " + said, e);
        }
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public List<ToolInfo> tools() {
        return toolOfHandle.values().stream().map(name -> new ToolInfo(name, "NDI")).toList();
    }

    @Override
    public void start() throws DeviceException {
        if (reader == null) {
            line.ask("TSTART:");
            reader = context.reader("ndi", this::track);
        }
    }

    @Override
    public void stop() throws DeviceException {
        if (reader != null) {
            reader.close();
            reader = null;
            line.flush();
            line.ask("TSTOP:");
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            stop();
        } catch (DeviceException e) {
            log.log(System.Logger.Level.DEBUG, config.id() + " did not stop cleanly: " + e.getMessage());
        }
        try {
            link.close();
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, config.id() + " did not close cleanly: " + e.getMessage());
        }
    }

    private void track() {
        String reply = config.settings().text("reply");
        long lastFrame = -1;
        int damaged = 0;
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                List<NdiPose> poses = switch (reply) {
                    case "BX2" -> GeneralBinary.read(line.askBinary("BX2:--6d=tools"));
                    case "BX" -> NdiReplies.bx(line.askBinary("BX:0801"));
                    default -> NdiReplies.tx(line.ask("TX:0801"));
                };
                long now = context.nanoTime();
                long frame = poses.stream().mapToLong(NdiPose::frame).max().orElse(lastFrame);
                damaged = 0;
                if (frame != lastFrame) {
                    lastFrame = frame;
                    context.deliver(new PoseFrame(now, OptionalLong.of(Math.round(frame * 1e9 / config.settings().real("frameRateHz"))),
                            context.frame(), poses.stream().map(this::toolPose).toList()));
                }
            } catch (DeviceException e) {
                if (closed || Thread.currentThread().isInterrupted()) {
                    return;
                }
                if (e.detail() != Detail.PROTOCOL_ERROR || ++damaged == DAMAGED_IN_A_ROW || !flushed()) {
                    context.report(new DeviceStatus(DeviceState.OFFLINE, e.detail(), e.getMessage()));
                    return;
                }
            }
        }
    }

    private boolean flushed() {
        try {
            line.flush();
            return true;
        } catch (DeviceException e) {
            log.log(System.Logger.Level.DEBUG, config.id() + ": " + e.getMessage());
            return false;
        }
    }

    private ToolPose toolPose(NdiPose pose) {
        String tool = toolOfHandle.getOrDefault(pose.handle(), String.format("tool-%02X", pose.handle()));
        if (pose.toolToCamera().isEmpty()) {
            return ToolPose.missing(tool);
        }
        return new ToolPose(tool, pose.toolToCamera().get(), pose.isOutOfVolume() ? Validity.DOUBTFUL : Validity.VALID, pose.errorMm());
    }
}
