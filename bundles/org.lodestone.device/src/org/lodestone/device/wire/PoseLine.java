package org.lodestone.device.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.device.PoseFrame;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;

/**
 * A pose as one line of JSON, the form in which sessions are recorded and other programs read them:
 * {@code {"hostTime":12.5,"deviceTime":3.25,"tool":"coil","validity":"VALID","errorMm":0.12,"matrix":[[...],[...],[...],[0,0,0,1]]}}.
 * Times are seconds, each clock with its own zero; {@code deviceTime} and {@code errorMm} are null when unknown; the matrix maps the tool's
 * millimetres to the tracker's and is null when the tool is not seen.
 */
public final class PoseLine {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final Pattern LINE = Pattern.compile("\\{\"hostTime\":(" + NUMBER + "),\"deviceTime\":(null|" + NUMBER + "),\"tool\":\""
            + "((?:[^\"\\\\]|\\\\.)*)\",\"validity\":\"([A-Z]+)\",\"errorMm\":(null|" + NUMBER + "),\"matrix\":(null|[\\[\\],eE\\d.+-]+)\\}");

    private PoseLine() {
    }

    /**
     * @param frame a measurement
     * @param pose one of its poses
     * @return the line, without its end
     */
    public static String encode(PoseFrame frame, ToolPose pose) {
        StringBuilder line = new StringBuilder(320);
        line.append("{\"hostTime\":").append(seconds(frame.hostNanos())).append(",\"deviceTime\":")
                .append(frame.deviceNanos().isPresent() ? seconds(frame.deviceNanos().getAsLong()) : "null").append(",\"tool\":\"");
        pose.tool().codePoints().forEach(c -> appendEscaped(line, c));
        line.append("\",\"validity\":\"").append(pose.validity()).append("\",\"errorMm\":")
                .append(Double.isNaN(pose.errorMm()) ? "null" : decimal(pose.errorMm())).append(",\"matrix\":");
        if (pose.validity() == Validity.MISSING) {
            return line.append("null}").toString();
        }
        double[] m = pose.toolToFrame().toAffine().toRowMajor();
        for (int i = 0; i < 16; i++) {
            line.append(i == 0 ? "[[" : i % 4 == 0 ? "],[" : ",").append(decimal(m[i]));
        }
        return line.append("]]}").toString();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%s%d.%09d", nanos < 0 ? "-" : "", Math.abs(nanos) / 1_000_000_000L, Math.abs(nanos) % 1_000_000_000L);
    }

    private static String decimal(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : Double.toString(value);
    }

    private static void appendEscaped(StringBuilder line, int c) {
        if (c == '"' || c == '\\') {
            line.append('\\').appendCodePoint(c);
        } else if (c < 0x20) {
            line.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            line.appendCodePoint(c);
        }
    }

    /**
     * Reads a line that {@link #encode} wrote.
     *
     * @param line without its end
     * @param frame the space of the pose
     * @return the pose in a measurement of its own; empty when this is no such line
     */
    public static Optional<PoseFrame> decode(String line, Frame frame) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            String tool = unescaped(m.group(3));
            double error = m.group(5).equals("null") ? Double.NaN : Double.parseDouble(m.group(5));
            ToolPose pose = m.group(6).equals("null") ? ToolPose.missing(tool)
                    : new ToolPose(tool, Rigid.of(matrix(m.group(6))), Validity.valueOf(m.group(4)), error);
            OptionalLong device = m.group(2).equals("null") ? OptionalLong.empty() : OptionalLong.of(nanos(m.group(2)));
            return Optional.of(new PoseFrame(nanos(m.group(1)), device, frame, List.of(pose)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            System.getLogger(PoseLine.class.getName()).log(System.Logger.Level.DEBUG, "no pose: " + line, e);
            return Optional.empty();
        }
    }

    private static long nanos(String seconds) {
        return new java.math.BigDecimal(seconds).movePointRight(9).longValue();
    }

    private static Affine matrix(String json) {
        String[] words = json.replaceAll("[\\[\\]]", "").split(",");
        double[] numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Double.parseDouble(words[i]);
        }
        return Affine.ofRowMajor(numbers);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
            } else if (text.charAt(i + 1) == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(++i));
            }
        }
        return plain.toString();
    }
}
