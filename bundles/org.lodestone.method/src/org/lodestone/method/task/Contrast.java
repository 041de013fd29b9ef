package org.lodestone.method.task;

import java.util.Objects;

/**
 * A question to a fitted model: weights of the columns. One row is a t contrast, several are an F contrast.
 *
 * @param name as a file name and a table show it
 * @param weights {@code [row][column]}. Handed over: must not be modified any more.
 */
public record Contrast(String name, double[][] weights) {

    /** Checks the shape. */
    public Contrast {
        Objects.requireNonNull(name, "name");
        if (weights.length == 0) {
            throw new IllegalArgumentException("contrast " + name + " has no row");
        }
        for (double[] row : weights) {
            if (row.length != weights[0].length) {
                throw new IllegalArgumentException("contrast " + name + " has rows of different length");
            }
        }
    }

    /** @return true for one row */
    public boolean isT() {
        return weights.length == 1;
    }

    /** @return letters and digits of the name, words joined by capitals, for the {@code contrast-} entity of a file name */
    public String entity() {
        StringBuilder text = new StringBuilder();
        boolean capital = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' && i > 0 && Character.isWhitespace(name.charAt(i - 1))) {
                text.append("Minus");
            }
            if (Character.isLetterOrDigit(c) && c < 128) {
                text.append(capital && !text.isEmpty() ? Character.toUpperCase(c) : c);
                capital = false;
            } else {
                capital = true;
            }
        }
        return text.isEmpty() ? "contrast" : text.toString();
    }
}
