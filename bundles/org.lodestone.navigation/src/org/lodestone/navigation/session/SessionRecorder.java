package org.lodestone.navigation.session;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.wire.PoseLine;
import org.lodestone.navigation.coil.CoilDeviation;

/**
 * Writes a session to a file as it happens: a {@link PoseLine} for each pose, and a line {@code {"event":...}} for each pulse and change of
 * state, which is on the disk before the call returns. The file can be played again as {@code replay:FILE}; one that was cut off by a crash
 * is whole up to its last line. Any thread. A disk that fails throws {@link UncheckedIOException}: the session has to stop, for nothing may
 * happen that is not recorded.
 */
public final class SessionRecorder implements Closeable {

    private static final long FLUSH_NANOS = 1_000_000_000L;

    private final FileChannel channel;
    private final BufferedWriter writer;
    private long flushedNanos;

    /**
     * @param file must not exist: a recording is never written over
     * @throws IOException when it cannot be made
     */
    public SessionRecorder(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16);
    }

    /** @param frame what a tracker measured; on the disk within about a second, or with the next event */
    public synchronized void poses(PoseFrame frame) {
        attempt(() -> {
            for (ToolPose pose : frame.tools()) {
                writer.write(PoseLine.encode(frame, pose));
                writer.write('\n');
            }
            if (frame.hostNanos() - flushedNanos > FLUSH_NANOS) {
                flushedNanos = frame.hostNanos();
                writer.flush();
            }
        });
    }

    /** @param pulse on the disk when this returns */
    public synchronized void pulse(LoggedPulse pulse) {
        String deviation = pulse.deviation().map(SessionRecorder::json).orElse("null");
        event(String.format(Locale.ROOT, "{\"event\":\"pulse\",\"number\":%d,\"hostTime\":%.6f,\"intensityPercent\":%s,\"deviation\":%s}",
                pulse.number(), pulse.hostNanos() / 1e9, number(pulse.intensityPercent()), deviation));
    }

    /**
     * @param state on the disk when this returns
     * @param hostNanos since when
     * @param reason a device and what it says; no patient data
     */
    public synchronized void state(SessionState state, long hostNanos, String reason) {
        event(String.format(Locale.ROOT, "{\"event\":\"%s\",\"hostTime\":%.6f,\"reason\":\"%s\"}", state.name().toLowerCase(Locale.ROOT),
                hostNanos / 1e9, plain(reason)));
    }

    /**
     * @param summary of the whole session, on the disk when this returns
     * @param hostNanos when it ended
     */
    public synchronized void summary(SessionSummary summary, long hostNanos) {
        PulseSpread p = summary.pulses();
        event(String.format(Locale.ROOT, "{\"event\":\"summary\",\"hostTime\":%.6f,\"seconds\":%.3f,\"inToleranceSeconds\":%.3f,\"pausedSeconds\":%.3f,"
                + "\"pauses\":%d,\"pulses\":%d,\"withoutPose\":%d,\"inTolerance\":%d,\"meanAimMm\":%s,\"largestAimMm\":%s,\"meanRightMm\":%s,"
                + "\"meanFrontMm\":%s,\"spreadMm\":%s}", hostNanos / 1e9, summary.seconds(), summary.inToleranceSeconds(), summary.pausedSeconds(),
                summary.pauses(), p.pulses(), p.unknown(), p.inTolerance(), number(p.meanAimMm()), number(p.largestAimMm()), number(p.rightMm()),
                number(p.frontMm()), number(p.spreadMm())));
    }

    /**
     * @param who the operator as named in the session; no patient data
     * @param act what was asked for, or what the interlock did
     * @param outcome what came of it; on the disk when this returns
     * @param hostNanos when
     */
    public synchronized void control(String who, String act, String outcome, long hostNanos) {
        event(String.format(Locale.ROOT, "{\"event\":\"control\",\"hostTime\":%.6f,\"operator\":\"%s\",\"act\":\"%s\",\"outcome\":\"%s\"}",
                hostNanos / 1e9, plain(who), plain(act), plain(outcome)));
    }

    private static String plain(String text) {
        return text.replaceAll("[\"\\\\\\p{Cntrl}]", " ");
    }

    private void event(String line) {
        attempt(() -> {
            writer.write(line);
            writer.write('\n');
            writer.flush();
            channel.force(false);
        });
    }

    private static String json(CoilDeviation d) {
        return String.format(Locale.ROOT, "{\"rightMm\":%.4f,\"frontMm\":%.4f,\"liftMm\":%.4f,\"tiltRad\":%.6f,\"yawRad\":%.6f,\"aimMm\":%.4f}",
                d.rightMm(), d.frontMm(), d.liftMm(), d.tiltRad(), d.yawRad(), d.aimMm());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the session cannot be recorded", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
