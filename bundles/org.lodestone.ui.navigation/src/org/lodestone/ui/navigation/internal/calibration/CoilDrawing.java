package org.lodestone.ui.navigation.internal.calibration;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Vec3;

/**
 * Points of a coil that can be touched, from its drawing: one line each, a name and three numbers, millimetres in the coil's coordinates of
 * {@link org.lodestone.navigation.coil.CoilPlan}.
 *
 * @param points in the order of the drawing
 */
record CoilDrawing(List<Point> points) {

    /** One point: its name and where it is. */
    record Point(String name, Vec3 mm) {
    }

    /**
     * @param text lines as above; empty ones do not count
     * @return the drawing
     * @throws IllegalArgumentException naming the line that is none
     */
    static CoilDrawing parse(String text) {
        List<Point> points = new ArrayList<>();
        for (String line : text.split("\\R")) {
            if (!line.isBlank()) {
                points.add(point(line.strip()));
            }
        }
        return new CoilDrawing(List.copyOf(points));
    }

    private static Point point(String line) {
        String[] words = line.split("[\\s,;:]+");
        try {
            int n = words.length;
            Vec3 mm = new Vec3(Double.parseDouble(words[n - 3]), Double.parseDouble(words[n - 2]), Double.parseDouble(words[n - 1]));
            String name = String.join(" ", List.of(words).subList(0, n - 3));
            if (!Double.isFinite(mm.norm()) || name.isEmpty()) {
                throw new IllegalArgumentException(line);
            }
            return new Point(name, mm);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(line, e);
        }
    }
}
