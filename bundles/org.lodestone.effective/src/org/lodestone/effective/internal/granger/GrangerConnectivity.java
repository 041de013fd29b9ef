package org.lodestone.effective.internal.granger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.core.plan.Gate;
import org.lodestone.effective.internal.series.FullBand;
import org.lodestone.effective.internal.series.SeriesChecks;
import org.lodestone.effective.internal.series.StandardSeries;
import org.lodestone.effective.internal.series.Stationarity;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.numerics.linear.CommonDesign.DependentColumnException;

/**
 * Granger causality between regions: pair by pair, or each pair given the past of all other regions. The coupling is Geweke's residual
 * measure ln(var restricted / var full), at least 0, or the signed path coefficient; the uncertainty is the probability of the F test with
 * p and T - p - (regions p + 1) degrees of freedom. Further matrices: F, geweke, path (summed over lags, in the units of the series),
 * path-standardised, normalised (Geweke's measure brought near a normal distribution), order, q (false discovery rate), net.
 */
public final class GrangerConnectivity implements EffectiveConnectivityMethod {

    private static final double WHITE = 0.05;

    private record Fitted(PathMatrices matrices, Map<String, Double> measures, List<Finding> findings) {
    }

    @Override
    public MethodInfo info() {
        return new MethodInfo("lodestone.effective.granger", "1", "Granger causality",
                "Does the past of one region help to predict another? Fast, needs no model; the haemodynamic delay can reverse a direction.",
                List.of("Granger 1969, Econometrica 37:424, 10.2307/1912791",
                        "Geweke 1982, J Am Stat Assoc 77:304, 10.1080/01621459.1982.10477803",
                        "Chen 2009, Proc Intl Soc Mag Reson Med 17 (signed paths)",
                        "Luetkepohl 2005, New Introduction to Multiple Time Series Analysis",
                        "Barnett 2011, J Neurosci Methods 201:404 (filtering), 10.1016/j.jneumeth.2011.08.010"), 10);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice("model", "conditional", List.of("conditional", "bivariate"),
                        "Each pair given all other regions, or each pair alone."),
                Parameter.choice("form", "residual", List.of("residual", "path"),
                        "Coupling as Geweke's residual measure, or as signed path coefficient (Chen 2009)."),
                Parameter.integer("order", 0, 0, 50, "How many past time points; 0 lets the criterion choose."),
                Parameter.choice("criterion", "bic", List.of("bic", "aic"), "Which information criterion chooses."),
                Parameter.integer("maximumOrder", 0, 0, 50, "Highest order that is tried; 0 for 12 (T/100)^(1/4)."),
                Parameter.flag("allowNonStationary", false, "Computes non-stationary series all the same, with a warning."));
    }

    @Override
    public List<Finding> check(RegionSeries series, Parameters parameters) {
        List<Finding> findings = new ArrayList<>(SeriesChecks.errors(series));
        if (findings.isEmpty()) {
            findings.addAll(Stationarity.findings(series, parameters.flag("allowNonStationary")));
        }
        return findings;
    }

    @Override
    public Outcome<DirectedCoupling> run(RegionSeries series, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(check(series, parameters));
        if (findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
            return Outcome.refused(findings);
        }
        StandardSeries standard = StandardSeries.of(series.series());
        OrderRule rule = OrderRule.of(parameters);
        Fitted fitted;
        try {
            fitted = parameters.text("model").equals("conditional")
                    ? conditional(series, standard, rule) : bivariate(series, standard, rule, execution);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            return Outcome.refused(findings);
        }
        findings.addAll(fitted.findings);
        findings.add(Finding.info("LS-EC-009", "Granger causality of BOLD sees haemodynamic delays too: a region whose response is slower "
                + "seems to be driven. Read a direction as a hint, not as proof (David 2008; Webb 2013)."));
        Gate band = FullBand.gate(standard.values());
        if (!band.passed()) {
            findings.add(Finding.warning("LS-EC-010", "The series seem to be band-passed: " + band.reason(),
                    "Give series that were cleaned without a low-pass; filtering makes false directions."));
        }
        boolean path = parameters.text("form").equals("path");
        return Outcome.done(new DirectedCoupling(series.names(), path ? fitted.matrices.path() : fitted.matrices.geweke(),
                fitted.matrices.p(), DirectedCoupling.P_VALUE, fitted.measures, fitted.matrices.further(), List.of(band)), findings);
    }

    private static Fitted conditional(RegionSeries series, StandardSeries standard, OrderRule rule) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Double> measures = new TreeMap<>();
        int n = standard.values().length;
        VectorAutoregression fit = fitted(standard.values(), rule, series.names(), findings);
        PathMatrices matrices = new PathMatrices(standard);
        for (int to = 0; to < n; to++) {
            for (int from = 0; from < n; from++) {
                if (to != from) {
                    matrices.put(to, from, fit, to, from);
                }
            }
        }
        Whiteness whiteness = Whiteness.of(fit);
        measures.put("order", (double) fit.order());
        measures.put("spectralRadius", fit.spectralRadius());
        measures.put("whitenessStatistic", whiteness.statistic());
        measures.put("whitenessAdjusted", whiteness.adjusted());
        measures.put("whitenessFreedom", (double) whiteness.freedom());
        measures.put("whitenessP", whiteness.probability());
        measures.put("numeratorFreedom", (double) fit.order());
        measures.put("denominatorFreedom", (double) fit.freedom());
        if (whiteness.probability() < WHITE) {
            findings.add(Finding.warning("LS-EC-011", String.format(java.util.Locale.ROOT,
                    "The residuals of order %d are not white (portmanteau over %d lags, p = %.2g).", fit.order(), whiteness.lags(),
                    whiteness.probability()), "Try a higher order or the other criterion, and read the F tests with care."));
        }
        return new Fitted(matrices, measures, findings);
    }

    private static Fitted bivariate(RegionSeries series, StandardSeries standard, OrderRule rule, Execution execution) {
        int n = standard.values().length, pairs = n * (n - 1) / 2;
        PathMatrices matrices = new PathMatrices(standard);
        List<int[]> pair = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                pair.add(new int[] {a, b});
            }
        }
        record One(VectorAutoregression fit, List<Finding> findings, double radius, double white) {
        }
        List<One> fits = execution.parallel().map(pairs, execution.progress(), i -> {
            int a = pair.get(i)[0], b = pair.get(i)[1];
            List<Finding> findings = new ArrayList<>();
            VectorAutoregression fit = fitted(new double[][] {standard.values()[a], standard.values()[b]}, rule,
                    List.of(series.names().get(a), series.names().get(b)), findings);
            return new One(fit, findings, fit.spectralRadius(), Whiteness.of(fit).probability());
        });
        Map<String, Double> measures = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        int highest = 0, coloured = 0, chosenNone = 0;
        double radius = 0, least = 1;
        for (int i = 0; i < pairs; i++) {
            One one = fits.get(i);
            int a = pair.get(i)[0], b = pair.get(i)[1];
            matrices.put(b, a, one.fit, 1, 0);
            matrices.put(a, b, one.fit, 0, 1);
            highest = Math.max(highest, one.fit.order());
            radius = Math.max(radius, one.radius);
            least = Math.min(least, one.white);
            coloured += one.white < WHITE ? 1 : 0;
            chosenNone += one.findings.isEmpty() ? 0 : 1;
        }
        measures.put("order", (double) highest);
        measures.put("spectralRadius", radius);
        measures.put("whitenessP", least);
        measures.put("pairsNotWhite", (double) coloured);
        measures.put("pairs", (double) pairs);
        if (chosenNone > 0) {
            findings.add(Finding.info("LS-EC-012", "The criterion prefers order 0 for " + chosenNone + " of " + pairs
                    + " pairs; they were tested at order 1."));
        }
        if (coloured > 2 * WHITE * pairs) {
            findings.add(Finding.warning("LS-EC-011", "The residuals of " + coloured + " of " + pairs
                    + " pairs are not white (portmanteau, p < 0.05).", "Try a higher order or the other criterion."));
        }
        return new Fitted(matrices, measures, findings);
    }

    private static VectorAutoregression fitted(double[][] values, OrderRule rule, List<String> names, List<Finding> findings) {
        try {
            int order = rule.choose(values);
            if (order == 0) {
                findings.add(Finding.info("LS-EC-012", "The criterion prefers order 0: the past of the regions predicts nothing. "
                        + "They were tested at order 1."));
            }
            return VectorAutoregression.fit(values, Math.max(1, order), 0);
        } catch (DependentColumnException e) {
            String region = e.column() == 0 ? names.getFirst() : names.get((e.column() - 1) % names.size());
            throw new RefusedException(Finding.error("LS-EC-013", "The covariance of the regions is singular: region " + region
                    + " is a combination of others, or of its own past.", "Leave region " + region + " out."));
        } catch (ArithmeticException e) {
            throw new RefusedException(Finding.error("LS-EC-013", "The covariance of the residuals of " + String.join(", ", names)
                    + " is singular: " + e.getMessage() + ".", "Leave out regions that are combinations of others, or lower the order."));
        }
    }
}
