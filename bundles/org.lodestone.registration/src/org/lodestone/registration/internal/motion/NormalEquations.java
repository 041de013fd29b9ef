package org.lodestone.registration.internal.motion;

/** Weighted sums of a linear least-squares problem, added up observation by observation in double precision. For one thread. */
final class NormalEquations {

    private final int size;
    private final double[] lower;
    private final double[] right;
    private double squares;
    private double weight;

    /** @param size number of unknowns */
    NormalEquations(int size) {
        this.size = size;
        this.lower = new double[size * (size + 1) / 2];
        this.right = new double[size];
    }

    /** @return number of unknowns */
    int size() {
        return size;
    }

    /** Adds the observation row * unknowns = value. */
    void add(double[] row, double value, double here) {
        int at = 0;
        for (int r = 0; r < size; r++) {
            double scaled = here * row[r];
            right[r] += scaled * value;
            for (int c = 0; c <= r; c++) {
                lower[at++] += scaled * row[c];
            }
        }
        squares += here * value * value;
        weight += here;
    }

    /** @return sum of the weights */
    double weight() {
        return weight;
    }

    /** @return weighted mean of the squared values */
    double cost() {
        return squares / weight;
    }

    /** @return the matrix, both triangles */
    double[][] matrix() {
        double[][] matrix = new double[size][size];
        int at = 0;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c <= r; c++) {
                matrix[r][c] = matrix[c][r] = lower[at++];
            }
        }
        return matrix;
    }

    /** @return the right-hand side. Not to be modified. */
    double[] right() {
        return right;
    }
}
