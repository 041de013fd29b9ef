package org.lodestone.report.internal.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.lodestone.report.Paper;
import org.lodestone.report.picture.Canvas;

/**
 * Pages that fill from top to bottom; lengths in points, y counted down from the top of the page. Each page carries the running line that
 * says what the document is not. Used by one thread.
 */
final class Sheets implements AutoCloseable {

    static final int INK = 0x1B2530;
    static final int SOFT = 0x5A6673;
    static final int RULE = 0xC9D1DA;
    static final int GOOD = 0x17603A;
    static final int BAD = 0xA61B1B;

    private static final double MARGIN = 40;
    private static final double HEAD = 26;
    private static final double FOOT = 34;

    private final PDDocument document;
    private final Type type;
    private final PDRectangle size;
    private final String running;
    private PDPageContentStream page;
    private double y;
    private int number;

    Sheets(PDDocument document, Type type, Paper paper, String running) {
        this.document = document;
        this.type = type;
        this.size = new PDRectangle((float) (paper.widthMm() / 25.4 * 72), (float) (paper.heightMm() / 25.4 * 72));
        this.running = running;
    }

    /** Begins a page. */
    void newPage() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage sheet = new PDPage(size);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        number++;
        y = HEAD;
        text(running, MARGIN, 8, SOFT);
        String folio = String.valueOf(number);
        double before = y;
        y = size.getHeight() - FOOT + 8;
        text(folio, size.getWidth() - MARGIN - type.width(folio, 8), 8, SOFT);
        y = before + 18;
    }

    double width() {
        return size.getWidth() - 2 * MARGIN;
    }

    double height() {
        return size.getHeight();
    }

    double left() {
        return MARGIN;
    }

    double y() {
        return y;
    }

    void moveTo(double down) {
        y = down;
    }

    void space(double points) {
        y += points;
    }

    /** Begins a new page unless so much room is left. */
    void need(double points) throws IOException {
        if (y + points > size.getHeight() - FOOT) {
            newPage();
        }
    }

    void heading(String words, double points) throws IOException {
        need(points * 3);
        y += points * 0.5;
        bold(words, MARGIN, points, INK);
        y += points * 1.35;
    }

    /** Text over the whole width. */
    void paragraph(String words, double points, int colour) throws IOException {
        block(words, MARGIN, width(), points, colour);
    }

    /** Text in a column; moves down behind its last line. */
    void block(String words, double x, double columnWidth, double points, int colour) throws IOException {
        for (String line : type.lines(words, points, columnWidth)) {
            need(points * 1.3);
            text(line, x, points, colour);
            y += points * 1.32;
        }
    }

    /** A row of cells with a rule below; columns in shares of the width. */
    void row(List<String> cells, double[] shares, double points, boolean head) throws IOException {
        double height = 0;
        for (int c = 0; c < cells.size(); c++) {
            height = Math.max(height, type.lines(cells.get(c), points, width() * shares[c] - 6).size() * points * 1.28);
        }
        need(height + 5);
        double top = y;
        double x = MARGIN;
        for (int c = 0; c < cells.size(); c++) {
            y = top;
            for (String line : type.lines(cells.get(c), points, width() * shares[c] - 6)) {
                text(line, x, points, head ? SOFT : cells.get(c).startsWith("\u2717") ? BAD : INK);
                y += points * 1.28;
            }
            x += width() * shares[c];
        }
        y = top + height + 1;
        rule(MARGIN, y, MARGIN + width(), y, RULE, 0.5);
        y += 4;
    }

    /** One line at the current height. */
    void text(String words, double x, double points, int colour) throws IOException {
        paint(words, x, points, colour, false);
    }

    /** The same, heavier: the fonts have one weight, an outline makes the other. */
    void bold(String words, double x, double points, int colour) throws IOException {
        paint(words, x, points, colour, true);
    }

    private void paint(String words, double x, double points, int colour, boolean heavy) throws IOException {
        page.beginText();
        ink(colour);
        if (heavy) {
            page.setRenderingMode(org.apache.pdfbox.pdmodel.graphics.state.RenderingMode.FILL_STROKE);
            page.setStrokingColor(red(colour), green(colour), blue(colour));
            page.setLineWidth((float) (points * 0.028));
        } else {
            page.setRenderingMode(org.apache.pdfbox.pdmodel.graphics.state.RenderingMode.FILL);
        }
        page.newLineAtOffset((float) x, (float) (size.getHeight() - y - points));
        for (Type.Run run : type.runs(words)) {
            page.setFont(run.font(), (float) points);
            page.showText(run.text());
        }
        page.endText();
    }

    void rule(double x0, double y0, double x1, double y1, int colour, double thickness) throws IOException {
        page.setStrokingColor(red(colour), green(colour), blue(colour));
        page.setLineWidth((float) thickness);
        page.moveTo((float) x0, (float) (size.getHeight() - y0));
        page.lineTo((float) x1, (float) (size.getHeight() - y1));
        page.stroke();
    }

    void fill(double x, double top, double boxWidth, double boxHeight, int colour) throws IOException {
        ink(colour);
        page.addRect((float) x, (float) (size.getHeight() - top - boxHeight), (float) boxWidth, (float) boxHeight);
        page.fill();
    }

    /** A picture with its upper left corner at x and the current height. @return its height on the page */
    double picture(Canvas canvas, double x, double pictureWidth) throws IOException {
        double height = pictureWidth * canvas.height() / canvas.width();
        page.drawImage(image(canvas), (float) x, (float) (size.getHeight() - y - height), (float) pictureWidth, (float) height);
        return height;
    }

    private PDImageXObject image(Canvas canvas) throws IOException {
        byte[] rgb = new byte[3 * canvas.width() * canvas.height()];
        int at = 0;
        for (int row = 0; row < canvas.height(); row++) {
            for (int column = 0; column < canvas.width(); column++) {
                int colour = canvas.at(column, row);
                rgb[at++] = (byte) (colour >> 16);
                rgb[at++] = (byte) (colour >> 8);
                rgb[at++] = (byte) colour;
            }
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            out.write(rgb);
        }
        return new PDImageXObject(document, new ByteArrayInputStream(packed.toByteArray()), COSName.FLATE_DECODE, canvas.width(),
                canvas.height(), 8, PDDeviceRGB.INSTANCE);
    }

    Type type() {
        return type;
    }

    private void ink(int colour) throws IOException {
        page.setNonStrokingColor(red(colour), green(colour), blue(colour));
    }

    private static float red(int colour) {
        return (colour >> 16 & 0xFF) / 255f;
    }

    private static float green(int colour) {
        return (colour >> 8 & 0xFF) / 255f;
    }

    private static float blue(int colour) {
        return (colour & 0xFF) / 255f;
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }
}
