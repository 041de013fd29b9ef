package org.lodestone.report.internal.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The colour space of the pictures as an ICC profile (version 2.1, matrix and curves): sRGB of IEC 61966-2-1, its primaries adapted to D50.
 * PDF/A wants one inside the file; made here because none may be copied.
 */
final class SrgbProfile {

    private static final int CURVE_POINTS = 1024;

    private SrgbProfile() {
    }

    static byte[] bytes() {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description("sRGB IEC61966-2.1"));
        tags.put("cprt", text("No copyright, use freely"));
        tags.put("wtpt", xyz(0.9642, 1.0, 0.8249));
        tags.put("rXYZ", xyz(0.43607, 0.22249, 0.01392));
        tags.put("gXYZ", xyz(0.38515, 0.71687, 0.09708));
        tags.put("bXYZ", xyz(0.14307, 0.06061, 0.71410));
        byte[] curve = curve();
        tags.put("rTRC", curve);
        tags.put("gTRC", curve);
        tags.put("bTRC", curve);
        return assembled(tags);
    }

    private static byte[] assembled(Map<String, byte[]> tags) {
        int start = 128 + 4 + 12 * tags.size();
        int size = start + tags.entrySet().stream().filter(t -> !t.getKey().matches("[gb]TRC")).mapToInt(t -> padded(t.getValue())).sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size).putInt(0).putInt(0x02100000).put(ascii("mntrRGB XYZ "));
        out.putShort((short) 2026).putShort((short) 1).putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        out.put(ascii("acsp")).position(68);
        out.putInt(fixed(0.9642)).putInt(fixed(1)).putInt(fixed(0.8249));
        out.position(128).putInt(tags.size());
        int offset = start;
        int curveOffset = 0;
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            boolean shared = tag.getKey().matches("[gb]TRC");
            curveOffset = tag.getKey().equals("rTRC") ? offset : curveOffset;
            out.put(ascii(tag.getKey())).putInt(shared ? curveOffset : offset).putInt(tag.getValue().length);
            offset += shared ? 0 : padded(tag.getValue());
        }
        for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
            if (!tag.getKey().matches("[gb]TRC")) {
                int at = out.position();
                out.put(tag.getValue()).position(at + padded(tag.getValue()));
            }
        }
        return out.array();
    }

    private static int padded(byte[] data) {
        return (data.length + 3) / 4 * 4;
    }

    private static byte[] description(String words) {
        byte[] text = ascii(words + "\0");
        return ByteBuffer.allocate(12 + text.length + 4 + 4 + 2 + 1 + 67).put(ascii("desc")).putInt(0).putInt(text.length).put(text).array();
    }

    private static byte[] text(String words) {
        byte[] text = ascii(words + "\0");
        return ByteBuffer.allocate(8 + text.length).put(ascii("text")).putInt(0).put(text).array();
    }

    private static byte[] xyz(double x, double y, double z) {
        return ByteBuffer.allocate(20).put(ascii("XYZ ")).putInt(0).putInt(fixed(x)).putInt(fixed(y)).putInt(fixed(z)).array();
    }

    private static byte[] curve() {
        ByteBuffer out = ByteBuffer.allocate(12 + 2 * CURVE_POINTS).put(ascii("curv")).putInt(0).putInt(CURVE_POINTS);
        for (int i = 0; i < CURVE_POINTS; i++) {
            double c = i / (CURVE_POINTS - 1.0);
            double linear = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
            out.putShort((short) Math.round(linear * 65535));
        }
        return out.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
