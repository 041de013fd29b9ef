package org.lodestone.report;

/** Sizes of paper. */
public enum Paper {
    /** ISO 216: 210 x 297 mm. */
    A4(210, 297),
    /** ANSI: 8.5 x 11 inch. */
    LETTER(215.9, 279.4);

    private final double widthMm;
    private final double heightMm;

    Paper(double widthMm, double heightMm) {
        this.widthMm = widthMm;
        this.heightMm = heightMm;
    }

    /** @return width of a page held upright */
    public double widthMm() {
        return widthMm;
    }

    /** @return height of a page held upright */
    public double heightMm() {
        return heightMm;
    }
}
