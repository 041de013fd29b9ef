package org.lodestone.method.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/**
 * Reads contrasts as people write them: {@code A - B}, {@code 0.5*A + 0.5*B - C}, {@code (A + B)/2 - C}; rows of an F contrast are
 * separated by semicolons: {@code A; B}. Names of columns may hold blanks, hyphens and digits ({@code 2-back - 0-back}): the longest name
 * that fits is meant. Grammar: sum = product (('+'|'-') product)*, product = factor (('*'|'/') factor)*, factor = ['+'|'-'] (number |
 * name | '(' sum ')'). Used by one thread.
 */
public final class ContrastExpression {

    private final String text;
    private final List<String> columns;
    private final List<String> byLength;
    private int at;

    private ContrastExpression(String text, List<String> columns) {
        this.text = text;
        this.columns = columns;
        this.byLength = columns.stream().sorted(Comparator.comparingInt((String name) -> -name.length())).toList();
    }

    /**
     * @param expression as above; it also names the contrast
     * @param columns names of the design's columns
     * @return the contrast
     * @throws RefusedException naming the expression and the columns at hand when it names none of them, is no sum or has no weight
     */
    public static Contrast parse(String expression, List<String> columns) {
        List<double[]> rows = new ArrayList<>();
        for (String row : expression.split(";", -1)) {
            rows.add(new ContrastExpression(row, columns).whole());
        }
        return new Contrast(expression.strip(), rows.toArray(double[][]::new));
    }

    /** Weights of the columns; the last entry is the constant that no column carries. */
    private double[] whole() {
        double[] value = sum();
        blanks();
        if (at < text.length()) {
            throw refused("'" + text.substring(at).strip() + "' is no column and no operator");
        }
        if (value[columns.size()] != 0) {
            throw refused("it adds a number to columns");
        }
        double[] weights = java.util.Arrays.copyOf(value, columns.size());
        for (double weight : weights) {
            if (weight != 0 && Double.isFinite(weight)) {
                return weights;
            }
        }
        throw refused("it leaves no column with a weight");
    }

    private double[] sum() {
        double[] value = product();
        while (true) {
            char operator = next();
            if (operator != '+' && operator != '-') {
                return value;
            }
            at++;
            double[] other = product();
            for (int i = 0; i < value.length; i++) {
                value[i] += operator == '+' ? other[i] : -other[i];
            }
        }
    }

    private double[] product() {
        double[] value = factor();
        while (true) {
            char operator = next();
            if (operator != '*' && operator != '/') {
                return value;
            }
            at++;
            double[] other = factor();
            if (operator == '/' && !isNumber(other) || !isNumber(value) && !isNumber(other)) {
                throw refused("columns can only be multiplied and divided by numbers");
            }
            double[] vector = isNumber(other) ? value : other;
            double scale = (isNumber(other) ? other : value)[columns.size()];
            value = vector.clone();
            for (int i = 0; i < value.length; i++) {
                value[i] = operator == '*' ? value[i] * scale : value[i] / scale;
            }
        }
    }

    private double[] factor() {
        char first = next();
        if (first == '+' || first == '-') {
            at++;
            double[] value = factor();
            for (int i = 0; i < value.length && first == '-'; i++) {
                // Not -value: the weight of a column that is not named stays a plain zero.
                value[i] = 0 - value[i];
            }
            return value;
        }
        double[] value = new double[columns.size() + 1];
        for (String name : byLength) {
            if (text.startsWith(name, at) && endsAt(at + name.length())) {
                at += name.length();
                value[columns.indexOf(name)] = 1;
                return value;
            }
        }
        if (first == '(') {
            at++;
            double[] inner = sum();
            if (next() != ')') {
                throw refused("a bracket is not closed");
            }
            at++;
            return inner;
        }
        value[columns.size()] = number();
        return value;
    }

    private double number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at > start && endsAt(at)) {
            try {
                return Double.parseDouble(text.substring(start, at));
            } catch (NumberFormatException e) {
                RefusedException refusal = refused("'" + text.substring(start, at) + "' is no number");
                refusal.initCause(e);
                throw refusal;
            }
        }
        int end = start;
        while (end < text.length() && "+-*/() ".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        throw refused(end > start ? "there is no column '" + text.substring(start, end) + "'" : "something is missing at its end");
    }

    /** A name or number ends where no further letter of it follows. */
    private boolean endsAt(int index) {
        return index >= text.length() || !Character.isLetterOrDigit(text.charAt(index)) && text.charAt(index) != '_';
    }

    private boolean isNumber(double[] value) {
        for (int i = 0; i < columns.size(); i++) {
            if (value[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private char next() {
        blanks();
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RefusedException refused(String why) {
        return new RefusedException(Finding.error("LS-GLM-001", "Contrast '" + text.strip() + "' cannot be read: " + why + ".",
                "Combine columns by + - * / and numbers. Columns: " + String.join(", ", columns) + "."));
    }
}
