import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws the product's images: the window icons, the picture of the about box and the splash.
 *
 * <p>The mark is a figure-of-eight coil seen from above with its focus in the middle. Run it after a change with
 * {@code java -Djava.awt.headless=true releng/branding/DrawBranding.java bundles/org.lodestone.app}; the images are
 * kept in the repository, so the build itself needs no fonts.
 */
public final class DrawBranding {
    private static final int[] ICON_SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final int OVERSAMPLING = 8;
    private static final Color NIGHT = new Color(0x0B, 0x1F, 0x2E);
    private static final Color SEA = new Color(0x14, 0x4A, 0x5E);
    private static final Color COPPER = new Color(0xE3, 0x9A, 0x4F);
    private static final Color FOCUS = new Color(0x6F, 0xF2, 0xD0);
    private static final Color PALE = new Color(0xE8, 0xF1, 0xF4);

    private DrawBranding() {
    }

    /**
     * Writes all images.
     *
     * @param args the folder of the bundle that holds the branding
     * @throws IOException if an image cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path bundle = Path.of(args[0]);
        Path icons = Files.createDirectories(bundle.resolve("icons"));
        for (int size : ICON_SIZES) {
            ImageIO.write(icon(size), "png", icons.resolve("lodestone" + size + ".png").toFile());
        }
        ImageIO.write(about(), "png", icons.resolve("about.png").toFile());
        ImageIO.write(splash(), "png", bundle.resolve("splash.png").toFile());
    }

    private static BufferedImage icon(int size) {
        int large = size * OVERSAMPLING;
        BufferedImage image = new BufferedImage(large, large, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = smooth(image);
        graphics.setPaint(new GradientPaint(0, 0, SEA, 0, large, NIGHT));
        graphics.fill(new RoundRectangle2D.Double(0, 0, large, large, large * 0.36, large * 0.36));
        // At 16 and 24 pixels fine strokes vanish: the coil is drawn heavier and without its cross-hair.
        mark(graphics, large * 0.5, large * 0.5, large, size <= 24 ? 0.12 : 0.075, size > 24);
        graphics.dispose();
        return reduce(image, size, size);
    }

    private static void mark(Graphics2D graphics, double x, double y, double extent, double stroke, boolean fine) {
        double radius = extent * 0.205;
        double offset = extent * 0.205;
        if (fine) {
            graphics.setStroke(new BasicStroke((float) (extent * 0.014)));
            graphics.setColor(new Color(PALE.getRed(), PALE.getGreen(), PALE.getBlue(), 150));
            graphics.draw(new Line2D.Double(x, y - extent * 0.36, x, y - extent * 0.12));
            graphics.draw(new Line2D.Double(x, y + extent * 0.12, x, y + extent * 0.36));
        }
        graphics.setColor(COPPER);
        graphics.setStroke(new BasicStroke((float) (extent * stroke)));
        graphics.draw(circle(x - offset, y, radius));
        graphics.draw(circle(x + offset, y, radius));
        if (fine) {
            graphics.setStroke(new BasicStroke((float) (extent * stroke * 0.45)));
            graphics.draw(circle(x - offset, y, radius * 0.55));
            graphics.draw(circle(x + offset, y, radius * 0.55));
        }
        double glow = extent * 0.15;
        graphics.setPaint(new RadialGradientPaint(new Point2D.Double(x, y), (float) glow, new float[] {0f, 1f},
                new Color[] {FOCUS, new Color(FOCUS.getRed(), FOCUS.getGreen(), FOCUS.getBlue(), 0)}));
        graphics.fill(circle(x, y, glow));
        graphics.setColor(FOCUS);
        graphics.fill(circle(x, y, extent * (fine ? 0.06 : 0.10)));
    }

    private static BufferedImage about() {
        // the about box leaves its text out beside pictures wider than 250 pixels
        return icon(200);
    }

    private static BufferedImage splash() {
        int width = 540;
        int height = 300;
        BufferedImage image = new BufferedImage(width * 2, height * 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = smooth(image);
        graphics.setPaint(new GradientPaint(0, 0, SEA, 0, height * 2, NIGHT));
        graphics.fillRect(0, 0, width * 2, height * 2);
        mark(graphics, 250, 280, 400, 0.06, true);
        graphics.setColor(PALE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 92));
        graphics.drawString("Lodestone", 470, 290);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 34));
        graphics.setColor(FOCUS);
        graphics.drawString("from scan to target", 476, 350);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
        graphics.setColor(PALE);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.7f));
        graphics.drawString("For research use only", 476, 540);
        graphics.dispose();
        BufferedImage reduced = reduce(image, width, height);
        BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(reduced, 0, 0, null);
        return opaque;
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** Halves until one step from the wanted size, which keeps thin lines that a single large step would drop. */
    private static BufferedImage reduce(BufferedImage image, int width, int height) {
        BufferedImage current = image;
        while (current.getWidth() > width) {
            int nextWidth = Math.max(width, current.getWidth() / 2);
            int nextHeight = Math.max(height, current.getHeight() / 2);
            BufferedImage next = new BufferedImage(nextWidth, nextHeight, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = smooth(next);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(current, 0, 0, nextWidth, nextHeight, null);
            graphics.dispose();
            current = next;
        }
        return current;
    }
}
