package org.lodestone.device.polhemus.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;

/**
 * One line of a continuous stream: a zero, the station, an error code (a blank for none), then x, y, z in centimetres and azimuth, elevation
 * and roll in degrees, seven characters each. Azimuth turns about z, elevation about y, roll about x, in this order from the source to the
 * sensor, so that the rotation from sensor to source is Rz(azimuth) Ry(elevation) Rx(roll).
 *
 * @param station 1 to 4
 * @param sound whether the device reports no error
 * @param sensorToSource pose, millimetres
 */
record StationRecord(int station, boolean sound, Rigid sensorToSource) {

    private static final Pattern LINE = Pattern.compile("0([1-4])(.)\\s*((?:[ +-]*\\d+\\.\\d+\\s*){6})");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+\\.\\d+");
    private static final double FARTHEST_MM = 10_000;

    /** @return the record of a line without its end; empty when it is none */
    static Optional<StationRecord> of(String line) {
        Matcher record = LINE.matcher(line);
        if (line.length() > 120 || !record.matches()) {
            return Optional.empty();
        }
        double[] v = new double[6];
        Matcher number = NUMBER.matcher(record.group(3));
        for (int i = 0; i < v.length; i++) {
            if (!number.find()) {
                return Optional.empty();
            }
            v[i] = Double.parseDouble(number.group());
        }
        Vec3 position = new Vec3(10 * v[0], 10 * v[1], 10 * v[2]);
        if (position.distance(Vec3.ZERO) > FARTHEST_MM || Math.abs(v[3]) > 360 || Math.abs(v[4]) > 360 || Math.abs(v[5]) > 360) {
            return Optional.empty();
        }
        Rotation rotation = Rotation.about(new Vec3(1, 0, 0), Math.toRadians(v[5]))
                .then(Rotation.about(new Vec3(0, 1, 0), Math.toRadians(v[4])))
                .then(Rotation.about(new Vec3(0, 0, 1), Math.toRadians(v[3])));
        return Optional.of(new StationRecord(Integer.parseInt(record.group(1)), record.group(2).equals(" "), new Rigid(rotation, position)));
    }

    /** @return the line a device would send, without its end */
    String line() {
        double[] m = sensorToSource.toAffine().toRowMajor();
        // From Rz Ry Rx: the first column and the last row hold the angles.
        double elevation = Math.asin(Math.clamp(-m[8], -1, 1));
        double azimuth = Math.atan2(m[4], m[0]), roll = Math.atan2(m[9], m[10]);
        Vec3 p = sensorToSource.translationMm();
        return String.format(Locale.ROOT, "0%d%s%7.2f%7.2f%7.2f%7.2f%7.2f%7.2f", station, sound ? " " : "x", p.x() / 10, p.y() / 10, p.z() / 10,
                Math.toDegrees(azimuth), Math.toDegrees(elevation), Math.toDegrees(roll));
    }
}
