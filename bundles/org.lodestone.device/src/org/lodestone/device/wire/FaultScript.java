package org.lodestone.device.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Which faults a wire simulator injects, and when. Written as steps separated by semicolons or lines, each with its time in seconds since
 * the first client came: {@code 2 drop 0.5} (nothing is sent for half a second), {@code 3 stale 1} (the same poses again),
 * {@code 4 garble 0.2} (bytes are flipped), {@code 5 slow 1} (each message goes out byte by byte, late), {@code 6 hide coil 2},
 * {@code 8 unplug} (the connection is cut inside a message), {@code 9 restart 1} (cut, and nobody answers for a second).
 *
 * @param faults in no particular order
 */
public record FaultScript(List<Fault> faults) {

    /** No fault at all. */
    public static final FaultScript NONE = new FaultScript(List.of());

    /** What can go wrong. */
    public enum Kind {
        /** Nothing is sent. */
        DROP,
        /** The last content is sent again and again. */
        STALE,
        /** Bytes are flipped. */
        GARBLE,
        /** Bytes come late and one by one. */
        SLOW,
        /** A tool is not seen. */
        HIDE,
        /** The connection is cut inside a message; the next client is let in. */
        UNPLUG,
        /** The connection is cut and refused for a while. */
        RESTART
    }

    /**
     * One fault.
     *
     * @param startS seconds since the first client
     * @param kind what goes wrong
     * @param tool which tool, of HIDE only; else empty
     * @param seconds how long; 0 for UNPLUG
     */
    public record Fault(double startS, Kind kind, String tool, double seconds) {

        boolean covers(double t) {
            return t >= startS && t < startS + seconds;
        }
    }

    /** Copies the list. */
    public FaultScript {
        faults = List.copyOf(faults);
    }

    /**
     * @param text steps as described above; blank for none
     * @return the faults
     * @throws IllegalArgumentException naming the step that makes no sense
     */
    public static FaultScript parse(String text) {
        List<Fault> faults = new ArrayList<>();
        for (String line : text.split("[;\\n]")) {
            if (!line.isBlank()) {
                faults.add(fault(line.strip()));
            }
        }
        return new FaultScript(faults);
    }

    private static Fault fault(String line) {
        String[] words = line.split("\\s+");
        Kind kind = null;
        for (Kind known : Kind.values()) {
            if (words.length > 1 && known.name().equalsIgnoreCase(words[1])) {
                kind = known;
            }
        }
        int expected = kind == Kind.HIDE ? 4 : kind == Kind.UNPLUG ? 2 : 3;
        if (kind == null || words.length != expected) {
            throw new IllegalArgumentException("no fault: '" + line + "'");
        }
        return new Fault(seconds(words[0]), kind, kind == Kind.HIDE ? words[2] : "",
                kind == Kind.UNPLUG ? 0 : seconds(words[expected - 1]));
    }

    private static double seconds(String word) {
        double value = Double.parseDouble(word);
        if (!(value >= 0)) {
            throw new IllegalArgumentException("no time: " + word);
        }
        return value;
    }

    /** @return whether a fault of that kind is on at {@code t} seconds */
    public boolean isOn(Kind kind, double t) {
        return faults.stream().anyMatch(f -> f.kind() == kind && f.covers(t));
    }

    /** @return whether {@code tool} is hidden at {@code t} seconds */
    public boolean hides(String tool, double t) {
        return faults.stream().anyMatch(f -> f.kind() == Kind.HIDE && f.tool().equals(tool) && f.covers(t));
    }

    /** @return whether the connection is cut between two instants, seconds, the later included */
    public boolean cutsBetween(double before, double now) {
        return faults.stream().anyMatch(f ->
                (f.kind() == Kind.UNPLUG || f.kind() == Kind.RESTART) && f.startS() > before && f.startS() <= now);
    }
}
