package org.lodestone.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.view.Convention;
import org.lodestone.image.view.SliceLayer;

class PictureTest {

    private static final Execution QUIET = new Execution(Parallel.single(), Progress.NONE);
    private static final Frame FRAME = Frame.t1w("x");
    private static final Vec3 TARGET = new Vec3(-50, 20, 10);

    @Test
    void anotherDecoderReadsThePngPixelForPixel() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Canvas canvas = new Canvas(37, 23, 0x102030);
        for (int n = 0; n < 400; n++) {
            canvas.dot(random.nextInt(37), random.nextInt(23), random.nextInt(1 << 24));
        }
        canvas.fill(5, 5, 20, 4, 0xFFFFFF);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(canvas)));
        assertEquals(37, read.getWidth());
        assertEquals(23, read.getHeight());
        for (int y = 0; y < 23; y++) {
            for (int x = 0; x < 37; x++) {
                assertEquals(canvas.at(x, y), read.getRGB(x, y) & 0xFFFFFF);
            }
        }
    }

    /** Stored right to left, so that a picture that ignores the affine shows the wrong side. */
    private static SliceLayer brightOnTheLeft() {
        Grid grid = new Grid(60, 60, 60, new Affine(-4, 0, 0, 118, 0, 4, 0, -118, 0, 0, 4, -118), FRAME);
        float[] values = new float[(int) grid.size()];
        for (int v = 0; v < values.length; v++) {
            Vec3 mm = grid.toWorld(v % 60, v / 60 % 60, v / 3600);
            values[v] = mm.x() < 0 ? 200 : 50;
        }
        return SliceLayer.structural(Volume.of(grid, values));
    }

    private static Canvas picture(Convention convention) {
        return new TargetPicture(brightOnTheLeft(), Optional.empty(), Optional.empty(), convention, "")
                .whole(new FramePoint(FRAME, TARGET), Optional.empty(), Vec3.ZERO, QUIET);
    }

    @Test
    void thePatientsLeftIsDrawnWhereTheConventionSays() {
        // In the axial panel (440 pixels of 0.58 mm) the target lies 50 mm, 86 pixels, from the middle.
        Canvas neurological = picture(Convention.NEUROLOGICAL);
        Canvas radiological = picture(Convention.RADIOLOGICAL);
        assertTrue(brightness(neurological, 120, 300) > 2 * brightness(neurological, 320, 300));
        assertTrue(brightness(radiological, 320, 300) > 2 * brightness(radiological, 120, 300));
        assertEquals(219.5 - 50 / 0.58, crossColumn(neurological), 1);
        assertEquals(219.5 + 50 / 0.58, crossColumn(radiological), 1);
    }

    private static int brightness(Canvas canvas, int x, int y) {
        return canvas.at(x, y) >> 8 & 0xFF;
    }

    /** The column of the axial panel's vertical hair: the one with the most magenta pixels. */
    private static int crossColumn(Canvas canvas) {
        int best = 0, most = 0;
        for (int x = 0; x < 440; x++) {
            int count = 0;
            for (int y = 0; y < 440; y++) {
                count += canvas.at(x, y) == 0xFF4DD2 ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = x;
            }
        }
        return best;
    }

    @Test
    void lettersSayTheSideOnThePictureItself() {
        assertEquals(letter("L"), stampAt(picture(Convention.NEUROLOGICAL), 9));
        assertEquals(letter("R"), stampAt(picture(Convention.RADIOLOGICAL), 9));
    }

    /** White dots of the letter at the left edge of the axial panel, as text. */
    private static String stampAt(Canvas canvas, int x) {
        int top = (440 - BitmapFont.height(3)) / 2;
        return dots(canvas, x, top);
    }

    private static String letter(String text) {
        Canvas canvas = new Canvas(60, 60, 0);
        canvas.write(text, 10, 10, 3, 0xFFFFFF);
        return dots(canvas, 10, 10);
    }

    private static String dots(Canvas canvas, int left, int top) {
        StringBuilder dots = new StringBuilder();
        for (int row = 0; row < 7; row++) {
            for (int column = 0; column < 5; column++) {
                dots.append(canvas.at(left + 3 * column + 1, top + 3 * row + 1) == 0xFFFFFF ? '#' : '.');
            }
            dots.append('\n');
        }
        return dots.toString();
    }

    @Test
    void lettersThatLookAlikeAreDifferent() {
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,-+=/()|<>: ";
        List<String> drawn = all.chars().mapToObj(c -> letter(String.valueOf((char) c))).toList();
        assertEquals(all.length(), Set.copyOf(drawn).size());
    }

    @Test
    void theScaleOfTheMapFitsItsValues() {
        Grid grid = new Grid(10, 10, 10, Affine.IDENTITY, FRAME);
        float[] values = new float[1000];
        for (int v = 1; v < 1000; v++) {
            values[v] = -0.00058f * v;
        }
        MapScale scale = MapScale.of(Volume.of(grid, values));
        assertEquals(0.6, scale.limit(), 1e-9);
        assertEquals(0.2, scale.threshold(), 1e-9);
        assertEquals(0.3, MapScale.of(Volume.of(grid, new float[1000])).limit(), 1e-9);
    }
}
