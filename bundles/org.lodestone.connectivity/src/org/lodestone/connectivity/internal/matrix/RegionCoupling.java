package org.lodestone.connectivity.internal.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConnectivityMatrix;
import org.lodestone.method.function.RegionConnectivity;
import org.lodestone.method.function.RegionSeries;

/** Region-to-region coupling in the four usual forms. Double precision. */
public final class RegionCoupling implements RegionConnectivity {

    /** What is computed. */
    public enum Kind {
        /** Pearson's correlation. */
        PEARSON,
        /** Correlation from the covariance of Ledoit and Wolf. */
        LEDOIT_WOLF,
        /** Correlation of two regions with all others held fixed, from the inverse of the same covariance. */
        PARTIAL,
        /** Difference from the group's geometric mean, in the tangent space there (Varoquaux 2010). */
        TANGENT
    }

    private final Kind kind;

    /** @param kind what to compute */
    public RegionCoupling(Kind kind) {
        this.kind = kind;
    }

    @Override
    public MethodInfo info() {
        return switch (kind) {
            case PEARSON -> new MethodInfo("lodestone.matrix.pearson", "1", "Correlation", "Pearson's correlation between regions.",
                    List.of(), 1);
            case LEDOIT_WOLF -> MethodInfo.of("lodestone.matrix.ledoit-wolf", "1", "Shrunk correlation",
                    "Correlation from a covariance shrunk by the amount that is best for the length of the run.",
                    "Ledoit 2004, Journal of Multivariate Analysis 88:365, 10.1016/S0047-259X(03)00096-4");
            case PARTIAL -> MethodInfo.of("lodestone.matrix.partial", "1", "Partial correlation",
                    "Correlation between two regions that no other region explains.",
                    "Marrelec 2006, NeuroImage 32:228, 10.1016/j.neuroimage.2005.12.057",
                    "Ledoit 2004, Journal of Multivariate Analysis 88:365, 10.1016/S0047-259X(03)00096-4");
            case TANGENT -> MethodInfo.of("lodestone.matrix.tangent", "1", "Tangent space",
                    "How each run's covariance differs from the group's geometric mean; needs several runs.",
                    "Varoquaux 2010, MICCAI, LNCS 6361:200, 10.1007/978-3-642-15705-9_25");
        };
    }

    @Override
    public Outcome<List<ConnectivityMatrix>> run(List<RegionSeries> runs, Parameters parameters, Execution execution) {
        List<Finding> trouble = trouble(runs);
        if (!trouble.isEmpty()) {
            return Outcome.refused(trouble);
        }
        List<String> names = runs.getFirst().names();
        List<double[][]> standard = runs.stream().map(run -> ShrunkCovariance.standardised(run.series())).toList();
        List<double[][]> matrices = switch (kind) {
            case PEARSON -> execution.parallel().map(runs.size(), execution.progress(),
                    i -> unitDiagonal(ShrunkCovariance.plain(standard.get(i)), 1));
            case LEDOIT_WOLF -> execution.parallel().map(runs.size(), execution.progress(),
                    i -> unitDiagonal(ShrunkCovariance.of(standard.get(i)).matrix(), 1));
            case PARTIAL -> execution.parallel().map(runs.size(), execution.progress(), i -> unitDiagonal(
                    SymmetricMatrix.apply(ShrunkCovariance.of(standard.get(i)).matrix(), x -> 1 / x), -1));
            case TANGENT -> TangentSpace.of(execution.parallel().map(runs.size(), execution.progress(),
                    i -> ShrunkCovariance.of(standard.get(i)).matrix()), execution).differences();
        };
        return Outcome.done(matrices.stream().map(m -> new ConnectivityMatrix(names, m, info().title())).toList());
    }

    private List<Finding> trouble(List<RegionSeries> runs) {
        List<Finding> trouble = new ArrayList<>();
        if (runs.isEmpty() || kind == Kind.TANGENT && runs.size() < 2) {
            trouble.add(Finding.error("LS-FUNC-051", runs.size() + " runs are too few for " + info().title() + ".",
                    "Give several runs, or use another measure."));
        }
        for (RegionSeries run : runs) {
            if (!run.names().equals(runs.getFirst().names())) {
                trouble.add(Finding.error("LS-FUNC-052", "The runs have different regions.",
                        "Use the regions that all runs cover."));
            }
            for (int i = 0; i < run.names().size(); i++) {
                double[] series = run.series()[i];
                if (series.length < 3 || Arrays.stream(series).allMatch(x -> x == series[0]) || !Arrays.stream(series).allMatch(Double::isFinite)) {
                    trouble.add(Finding.error("LS-FUNC-053", "The series of " + run.names().get(i) + " is constant, too short or not finite.",
                            "Leave the region out, or look for drop-out there."));
                }
            }
        }
        return trouble;
    }

    /** The matrix over the roots of its diagonal; off the diagonal times {@code sign}. */
    private static double[][] unitDiagonal(double[][] matrix, int sign) {
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = i == j ? 1 : Math.clamp(sign * matrix[i][j] / Math.sqrt(matrix[i][i] * matrix[j][j]), -1, 1);
            }
        }
        return result;
    }
}
