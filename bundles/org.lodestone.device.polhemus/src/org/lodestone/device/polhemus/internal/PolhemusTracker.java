package org.lodestone.device.polhemus.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
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

/**
 * One connection to a FASTRAK. The device sends one record a station, round by round; a round becomes one measurement, and a station that
 * is not in it is missing. The device has no clock of its own and gives no error estimate.
 */
final class PolhemusTracker implements Tracker {

    private static final int ANSWER_MS = 2000;
    private static final int SETTLE_MS = 40;
    private static final int SILENT_MS = 500;
    private static final int GARBAGE_IN_A_ROW = 50;

    private final System.Logger log = System.getLogger(PolhemusTracker.class.getName());
    private final ByteLink link;
    private final TextLines lines;
    private final List<String> tools;
    private final DeviceConfig config;
    private final DeviceContext context;
    private final String identity;
    private DeviceContext.Reader reader;
    private volatile boolean closed;

    private PolhemusTracker(ByteLink link, List<String> tools, DeviceConfig config, DeviceContext context) throws DeviceException {
        this.link = link;
        this.lines = new TextLines(link);
        this.tools = tools;
        this.config = config;
        this.context = context;
        send("c");
        while (lines.next(SETTLE_MS).isPresent()) {
            log.log(System.Logger.Level.TRACE, "what was on the way is passed over");
        }
        // Text, centimetres; for each station position and angles, ended by a line feed.
        send("Fu");
        for (int station = 1; station <= tools.size(); station++) {
            send("O" + station + ",2,4,1\r");
            send("H" + station + hemisphere(config.settings().text("hemisphere")) + "\r");
        }
        send("S");
        identity = "FASTRAK " + lines.next(ANSWER_MS).filter(said -> said.startsWith("2")).orElseThrow(() -> new DeviceException(Detail.TIMEOUT,
                "The tracker does not answer to a request for its status: check power, cable and speed.")).strip();
    }

    private static String hemisphere(String side) {
        String one = side.charAt(0) == '+' ? "1" : "-1";
        return switch (side.charAt(1)) {
            case 'x' -> "," + one + ",0,0";
            case 'y' -> ",0," + one + ",0";
            default -> ",0,0," + one;
        };
    }

    static PolhemusTracker open(ByteLink link, List<String> tools, DeviceConfig config, DeviceContext context) throws DeviceException {
        try {
            return new PolhemusTracker(link, tools, config, context);
        } catch (DeviceException e) {
            try {
                link.close();
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void send(String command) throws DeviceException {
        try {
            link.write(command.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The connection to the tracker broke: " + e.getMessage(), e);
        }
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public List<ToolInfo> tools() {
        return tools.stream().map(name -> new ToolInfo(name, "FASTRAK station " + (1 + tools.indexOf(name)))).toList();
    }

    @Override
    public void start() throws DeviceException {
        if (reader == null) {
            send("C");
            reader = context.reader("fastrak", this::listen);
        }
    }

    @Override
    public void stop() throws DeviceException {
        if (reader != null) {
            reader.close();
            reader = null;
            send("c");
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

    private void listen() {
        SortedMap<Integer, ToolPose> round = new TreeMap<>();
        List<LeapGuard> guards = tools.stream().map(_ -> new LeapGuard()).toList();
        int garbage = 0;
        try {
            while (!closed && !Thread.currentThread().isInterrupted()) {
                String line = lines.next(SILENT_MS).orElseThrow(() -> new DeviceException(Detail.TIMEOUT, "The tracker fell silent."));
                Optional<StationRecord> record = StationRecord.of(line).filter(r -> r.station() <= tools.size());
                if (record.isEmpty()) {
                    if (++garbage == GARBAGE_IN_A_ROW) {
                        throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sends no records that can be read: check the speed.");
                    }
                    continue;
                }
                garbage = 0;
                int station = record.get().station();
                if (!round.isEmpty() && station <= round.lastKey()) {
                    deliver(round);
                }
                Validity follows = guards.get(station - 1).judge(record.get().sensorToSource(), context.nanoTime());
                round.put(station, new ToolPose(tools.get(station - 1), record.get().sensorToSource(),
                        record.get().sound() ? follows : Validity.DOUBTFUL, Double.NaN));
                if (station == tools.size()) {
                    deliver(round);
                }
            }
        } catch (DeviceException e) {
            if (!closed && !Thread.currentThread().isInterrupted()) {
                context.report(new DeviceStatus(DeviceState.OFFLINE, e.detail(), e.getMessage()));
            }
        }
    }

    private void deliver(SortedMap<Integer, ToolPose> round) {
        List<ToolPose> poses = new ArrayList<>();
        for (int station = 1; station <= tools.size(); station++) {
            poses.add(round.getOrDefault(station, ToolPose.missing(tools.get(station - 1))));
        }
        round.clear();
        context.deliver(new PoseFrame(context.nanoTime(), OptionalLong.empty(), context.frame(), poses));
    }
}
