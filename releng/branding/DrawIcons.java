import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Draws the icons of views, perspectives and tool bars, each on a grid of 16 by 16 units, for screens of usual and of double density.
 *
 * <p>Colours are of middle lightness, so that one set serves the light and the dark theme. Run it after a change with
 * {@code java -Djava.awt.headless=true releng/branding/DrawIcons.java bundles}; the images are kept in the repository.
 */
public final class DrawIcons {

    private static final int GRID = 16;
    private static final Color INK = new Color(0x5B, 0x7C, 0x91);
    private static final Color SEA = new Color(0x1F, 0x9E, 0x9A);
    private static final Color COPPER = new Color(0xDD, 0x86, 0x2F);
    private static final Color RED = new Color(0xD8, 0x4B, 0x3E);

    /** One icon: the bundle it belongs to, its file's name and how it is drawn. */
    private record Icon(String bundle, String name, Consumer<Pen> drawing) {
    }

    private DrawIcons() {
    }

    /**
     * Writes all icons.
     *
     * @param args the folder of the bundles
     * @throws IOException if an image cannot be written
     */
    public static void main(String[] args) throws IOException {
        for (Icon icon : icons()) {
            Path folder = Files.createDirectories(Path.of(args[0], icon.bundle(), "icons"));
            for (int scale = 1; scale <= 2; scale++) {
                BufferedImage image = new BufferedImage(GRID * scale, GRID * scale, BufferedImage.TYPE_INT_ARGB);
                Graphics2D graphics = image.createGraphics();
                graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
                graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
                graphics.scale(scale, scale);
                icon.drawing().accept(new Pen(graphics));
                graphics.dispose();
                ImageIO.write(image, "png", folder.resolve(icon.name() + (scale == 1 ? "" : "@2x") + ".png").toFile());
            }
        }
    }

    private static List<Icon> icons() {
        String ui = "org.lodestone.ui";
        String planning = "org.lodestone.ui.planning";
        String navigation = "org.lodestone.ui.navigation";
        return List.of(
                new Icon(ui, "slices", p -> p.frame(INK, 1.5, 1.5, 13, 13).line(INK, 8, 1.5, 8, 14.5).line(INK, 1.5, 8, 14.5, 8)
                        .disc(COPPER, 11.2, 4.8, 1.7)),
                new Icon(ui, "scene", p -> p.shape(INK, true, 8, 1.5, 14, 4.8, 14, 11.2, 8, 14.5, 2, 11.2, 2, 4.8)
                        .shape(SEA, false, 2, 4.8, 8, 8, 14, 4.8).line(SEA, 8, 8, 8, 14.5)),
                new Icon(ui, "findings", p -> p.shape(COPPER, true, 8, 2, 14.5, 13.5, 1.5, 13.5).line(COPPER, 8, 6, 8, 9.5)
                        .disc(COPPER, 8, 11.6, 0.9)),
                new Icon(ui, "log", p -> p.frame(INK, 2.5, 1.5, 11, 13).line(INK, 5, 5, 11, 5).line(INK, 5, 8, 11, 8).line(INK, 5, 11, 9, 11)),

                new Icon(planning, "cases", p -> p.shape(COPPER, true, 1.5, 3.5, 6, 3.5, 7.5, 5.5, 14.5, 5.5, 14.5, 13, 1.5, 13)),
                new Icon(planning, "import", p -> p.shape(INK, false, 2, 9.5, 2, 14, 14, 14, 14, 9.5).arrow(SEA, 8, 1.5, 8, 10.5)),
                new Icon(planning, "archive", p -> p.oval(INK, 2.5, 1.8, 11, 4).line(INK, 2.5, 3.8, 2.5, 12.2).line(INK, 13.5, 3.8, 13.5, 12.2)
                        .arc(INK, 2.5, 10.2, 11, 4, 180, 180).arc(INK, 2.5, 6, 11, 4, 180, 180)),
                new Icon(planning, "anatomy", p -> p.oval(INK, 1.8, 2.5, 12.4, 11).arc(SEA, 4, 4.5, 5, 4, 20, 220).arc(SEA, 7.5, 6.5, 4.5, 4, 200, 220)),
                new Icon(planning, "masks", p -> p.line(INK, 13.5, 2.5, 7.5, 8.5).blob(SEA, 2, 14, 2.6, 9.6, 6.4, 8.6, 7.4, 9.6, 6.6, 13)),
                new Icon(planning, "target", p -> p.ring(RED, 8, 8, 5.8).disc(SEA, 8, 8, 2.4)),
                new Icon(planning, "connect", p -> p.line(INK, 4, 11.5, 11.5, 4.5).disc(SEA, 3.8, 11.8, 2.4).disc(COPPER, 12, 4.2, 2.4)),
                new Icon(planning, "coupling", p -> p.arrow(INK, 4.5, 5, 11.5, 5).arrow(INK, 11.5, 11, 4.5, 11).disc(SEA, 2.8, 8, 1.9)
                        .disc(COPPER, 13.2, 8, 1.9)),
                new Icon(planning, "task", p -> p.shape(SEA, false, 1, 12.5, 3.5, 12.5, 3.5, 4, 7, 4, 7, 12.5, 10, 12.5, 10, 4, 13, 4, 13, 12.5, 15, 12.5)),
                new Icon(planning, "live", p -> p.shape(COPPER, false, 1, 9, 4, 9, 6, 3, 9, 13.5, 11, 7, 12.3, 9, 15, 9)),
                new Icon(planning, "motion", p -> p.shape(INK, false, 2, 1.5, 2, 14, 15, 14)
                        .shape(COPPER, false, 3.5, 11, 6, 9.8, 8, 4, 9.5, 10.5, 12, 9.5, 14.5, 10.3)),
                new Icon(planning, "evidence", p -> p.shape(INK, false, 2, 1.5, 2, 14, 15, 14).bar(SEA, 4, 9.5, 2.2, 3.5).bar(SEA, 7.4, 4, 2.2, 9)
                        .bar(COPPER, 10.8, 7, 2.2, 6)),
                new Icon(planning, "report", p -> p.shape(INK, true, 3, 1.5, 10, 1.5, 13, 4.5, 13, 14.5, 3, 14.5).line(INK, 5.3, 6, 10.5, 6)
                        .line(INK, 5.3, 8.5, 10.5, 8.5).line(SEA, 5.3, 11.5, 8.5, 11.5)),
                new Icon(planning, "review", p -> p.ring(INK, 8, 8, 6.2).shape(SEA, false, 4.8, 8.2, 7.2, 10.8, 11.4, 5.4)),
                new Icon(planning, "decision", p -> p.shape(COPPER, true, 3.2, 10, 11, 2.2, 13.6, 4.8, 5.8, 12.6, 2.4, 13.4)
                        .line(INK, 7.5, 14.3, 14, 14.3)),
                new Icon(planning, "handover", p -> p.shape(INK, false, 7, 2.5, 2, 2.5, 2, 13.5, 7, 13.5).arrow(SEA, 5.5, 8, 14.5, 8)),
                new Icon(planning, "pair", p -> p.frame(INK, 1.2, 3, 6, 10).frame(INK, 8.8, 3, 6, 10).disc(SEA, 4.2, 8, 1.5).disc(SEA, 11.8, 8, 1.5)),
                new Icon(planning, "progress", p -> p.frame(INK, 1.2, 5.5, 13.6, 5).bar(SEA, 2.7, 7, 6.5, 2)),
                new Icon(planning, "welcome", p -> p.shape(INK, true, 8, 1.8, 14.5, 7.5, 12.5, 7.5, 12.5, 14, 3.5, 14, 3.5, 7.5, 1.5, 7.5)
                        .bar(SEA, 6.8, 9.8, 2.4, 4)),

                new Icon(navigation, "navigate", p -> p.shape(SEA, true, 13.8, 2.2, 9.6, 13.8, 7.4, 8.6, 2.2, 6.4)),
                new Icon(navigation, "bullseye", p -> p.ring(INK, 8, 8, 6.2).ring(INK, 8, 8, 3.2).disc(RED, 8, 8, 1.5)),
                new Icon(navigation, "fullscreen", p -> p.shape(INK, false, 6, 2, 2, 2, 2, 6).shape(INK, false, 10, 2, 14, 2, 14, 6)
                        .shape(INK, false, 6, 14, 2, 14, 2, 10).shape(INK, false, 10, 14, 14, 14, 14, 10)),
                new Icon(navigation, "sound", p -> p.shape(INK, true, 1.8, 6, 4.3, 6, 7.8, 2.8, 7.8, 13.2, 4.3, 10, 1.8, 10)
                        .arc(SEA, 6.5, 5, 6, 6, -55, 110).arc(SEA, 6, 2.2, 9, 11.6, -50, 100)),
                new Icon(navigation, "simulate", p -> p.ring(INK, 8, 8, 6.2).blob(SEA, 6.2, 4.8, 11.6, 8, 6.2, 11.2)),
                new Icon(navigation, "registration", p -> p.arc(INK, 2, 3.2, 12, 14, 0, 180).disc(COPPER, 2, 10.2, 1.8).disc(COPPER, 8, 3.2, 1.8)
                        .disc(COPPER, 14, 10.2, 1.8)),
                new Icon(navigation, "coil", p -> p.ring(COPPER, 4.9, 6, 3.3).ring(COPPER, 11.1, 6, 3.3).line(INK, 8, 8, 8, 14.5)),
                new Icon(navigation, "live", p -> p.arc(INK, 2.2, 6, 11.6, 14, 0, 180).ring(COPPER, 6, 3.4, 1.9).ring(COPPER, 10, 3.4, 1.9)
                        .disc(RED, 8, 9.5, 1.5)),
                new Icon(navigation, "session", p -> p.shape(SEA, false, 1, 10.5, 5, 10.5, 5, 3, 6.8, 3, 6.8, 10.5, 10, 10.5, 10, 3, 11.8, 3, 11.8, 10.5, 15, 10.5)
                        .line(INK, 1, 14, 15, 14)),
                new Icon(navigation, "devices", p -> p.line(INK, 5.5, 1.5, 5.5, 5).line(INK, 10.5, 1.5, 10.5, 5)
                        .shape(INK, true, 3.2, 5.2, 12.8, 5.2, 12.8, 8, 10.4, 11, 5.6, 11, 3.2, 8).line(SEA, 8, 11, 8, 15)),
                new Icon(navigation, "control", p -> p.line(INK, 1.5, 4.5, 14.5, 4.5).line(INK, 1.5, 11.5, 14.5, 11.5).disc(SEA, 5.5, 4.5, 2.2)
                        .disc(COPPER, 10.5, 11.5, 2.2)),
                new Icon(navigation, "field", p -> p.arc(COPPER, 1.5, 1.5, 13, 13, 40, 100).arc(COPPER, 4, 4, 8, 8, 40, 100).disc(RED, 8, 8, 1.5)
                        .arc(INK, 1, 9, 14, 10, 20, 140)),
                new Icon(navigation, "open", p -> p.shape(COPPER, true, 1.5, 3.5, 6, 3.5, 7.5, 5.5, 14.5, 5.5, 14.5, 13, 1.5, 13)
                        .arrow(SEA, 8, 11.6, 8, 7)));
    }

    /** Draws in grid units; strokes are one and a half of them wide. */
    private record Pen(Graphics2D graphics) {

        private static final float WIDTH = 1.5f;

        Pen line(Color colour, double x1, double y1, double x2, double y2) {
            return stroke(colour, new Line2D.Double(x1, y1, x2, y2));
        }

        Pen arrow(Color colour, double x1, double y1, double x2, double y2) {
            double length = Math.hypot(x2 - x1, y2 - y1);
            double along = 3.4 / length;
            double ux = (x2 - x1) * along;
            double uy = (y2 - y1) * along;
            return line(colour, x1, y1, x2, y2).shape(colour, false, x2 - ux - uy, y2 - uy + ux, x2, y2, x2 - ux + uy, y2 - uy - ux);
        }

        Pen shape(Color colour, boolean closed, double... xy) {
            return stroke(colour, outline(closed, xy));
        }

        Pen blob(Color colour, double... xy) {
            return fill(colour, outline(true, xy));
        }

        Pen frame(Color colour, double x, double y, double width, double height) {
            return stroke(colour, new Rectangle2D.Double(x, y, width, height));
        }

        Pen bar(Color colour, double x, double y, double width, double height) {
            return fill(colour, new Rectangle2D.Double(x, y, width, height));
        }

        Pen oval(Color colour, double x, double y, double width, double height) {
            return stroke(colour, new Ellipse2D.Double(x, y, width, height));
        }

        Pen ring(Color colour, double x, double y, double radius) {
            return oval(colour, x - radius, y - radius, 2 * radius, 2 * radius);
        }

        Pen disc(Color colour, double x, double y, double radius) {
            return fill(colour, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }

        Pen arc(Color colour, double x, double y, double width, double height, double fromDegrees, double degrees) {
            return stroke(colour, new Arc2D.Double(x, y, width, height, fromDegrees, degrees, Arc2D.OPEN));
        }

        private static Shape outline(boolean closed, double... xy) {
            Path2D.Double path = new Path2D.Double();
            path.moveTo(xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) {
                path.lineTo(xy[i], xy[i + 1]);
            }
            if (closed) {
                path.closePath();
            }
            return path;
        }

        private Pen stroke(Color colour, Shape shape) {
            graphics.setColor(colour);
            graphics.setStroke(new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(shape);
            return this;
        }

        private Pen fill(Color colour, Shape shape) {
            graphics.setColor(colour);
            graphics.fill(shape);
            return this;
        }
    }
}
