package org.lodestone.effective.internal.spectraldcm;

/**
 * A small complex matrix, row after row. Operations make new ones.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param re real parts
 * @param im imaginary parts
 */
record ComplexMatrix(int rows, int columns, double[] re, double[] im) {

    static ComplexMatrix zero(int rows, int columns) {
        return new ComplexMatrix(rows, columns, new double[rows * columns], new double[rows * columns]);
    }

    /** @return this times other */
    ComplexMatrix times(ComplexMatrix other) {
        ComplexMatrix p = zero(rows, other.columns);
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double a = re[i * columns + k], b = im[i * columns + k];
                for (int j = 0; j < other.columns; j++) {
                    double c = other.re[k * other.columns + j], d = other.im[k * other.columns + j];
                    p.re[i * other.columns + j] += a * c - b * d;
                    p.im[i * other.columns + j] += a * d + b * c;
                }
            }
        }
        return p;
    }

    /** @return the conjugate transpose */
    ComplexMatrix adjoint() {
        ComplexMatrix t = zero(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t.re[j * rows + i] = re[i * columns + j];
                t.im[j * rows + i] = -im[i * columns + j];
            }
        }
        return t;
    }

    /**
     * Solves by elimination with pivots; the matrix is square.
     *
     * @return the inverse
     * @throws ArithmeticException when it is singular
     */
    ComplexMatrix inverse() {
        int n = rows;
        double[] a = re.clone(), b = im.clone();
        ComplexMatrix inverse = zero(n, n);
        double[] c = inverse.re, d = inverse.im;
        for (int i = 0; i < n; i++) {
            c[i * n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.hypot(a[i * n + k], b[i * n + k]) > Math.hypot(a[pivot * n + k], b[pivot * n + k]) ? i : pivot;
            }
            double size = a[pivot * n + k] * a[pivot * n + k] + b[pivot * n + k] * b[pivot * n + k];
            if (!(size > 0) || Double.isInfinite(size)) {
                throw new ArithmeticException("a spectral matrix is singular");
            }
            swap(a, b, k, pivot, n);
            swap(c, d, k, pivot, n);
            double pr = a[k * n + k] / size, pi = -b[k * n + k] / size;
            scale(a, b, k, n, pr, pi);
            scale(c, d, k, n, pr, pi);
            for (int i = 0; i < n; i++) {
                if (i != k) {
                    double fr = a[i * n + k], fi = b[i * n + k];
                    subtract(a, b, i, k, n, fr, fi);
                    subtract(c, d, i, k, n, fr, fi);
                }
            }
        }
        return inverse;
    }

    /**
     * Factor of a Hermitian, positive definite matrix.
     *
     * @return lower triangular L with L Lᴴ = this
     * @throws ArithmeticException when it is not positive definite
     */
    ComplexMatrix cholesky() {
        int n = rows;
        ComplexMatrix l = zero(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sr = re[i * n + j], si = im[i * n + j];
                for (int k = 0; k < j; k++) {
                    double a = l.re[i * n + k], b = l.im[i * n + k], c = l.re[j * n + k], d = -l.im[j * n + k];
                    sr -= a * c - b * d;
                    si -= a * d + b * c;
                }
                if (i == j) {
                    if (!(sr > 0)) {
                        throw new ArithmeticException("a spectral matrix is not positive definite");
                    }
                    l.re[i * n + i] = Math.sqrt(sr);
                } else {
                    l.re[i * n + j] = sr / l.re[j * n + j];
                    l.im[i * n + j] = si / l.re[j * n + j];
                }
            }
        }
        return l;
    }

    private static void swap(double[] a, double[] b, int i, int j, int n) {
        for (int c = 0; c < n && i != j; c++) {
            double x = a[i * n + c], y = b[i * n + c];
            a[i * n + c] = a[j * n + c];
            b[i * n + c] = b[j * n + c];
            a[j * n + c] = x;
            b[j * n + c] = y;
        }
    }

    private static void scale(double[] a, double[] b, int row, int n, double pr, double pi) {
        for (int c = 0; c < n; c++) {
            double x = a[row * n + c], y = b[row * n + c];
            a[row * n + c] = x * pr - y * pi;
            b[row * n + c] = x * pi + y * pr;
        }
    }

    private static void subtract(double[] a, double[] b, int row, int from, int n, double fr, double fi) {
        for (int c = 0; c < n; c++) {
            double x = a[from * n + c], y = b[from * n + c];
            a[row * n + c] -= x * fr - y * fi;
            b[row * n + c] -= x * fi + y * fr;
        }
    }
}
