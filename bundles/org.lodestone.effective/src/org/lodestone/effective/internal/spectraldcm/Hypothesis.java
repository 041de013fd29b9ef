package org.lodestone.effective.internal.spectraldcm;

import java.util.HashSet;
import java.util.Set;

/**
 * Which connections the data speak for: each alone against a model without it, and the model that is left when connections are taken away
 * one by one as long as the evidence rises.
 *
 * @param probability {@code [to][from]} that a connection is there, even prior odds; 1 on the diagonal
 * @param gain log evidence of the pruned model less that of the full one, at least 0
 * @param pruned posterior of the pruned model
 * @param removed parameters of the connections that were taken away
 */
record Hypothesis(double[][] probability, double gain, Gaussian pruned, Set<Integer> removed) {

    static Hypothesis of(SpectralModel model, Gaussian posterior, Gaussian prior) {
        int n = model.regions();
        double[][] probability = new double[n][n];
        for (int to = 0; to < n; to++) {
            for (int from = 0; from < n; from++) {
                double gain = to == from ? Double.NEGATIVE_INFINITY
                        : ModelReduction.without(posterior, prior, Set.of(model.connection(to, from))).gain();
                probability[to][from] = 1 / (1 + Math.exp(gain));
            }
        }
        Set<Integer> removed = new HashSet<>();
        ModelReduction.Reduced best = new ModelReduction.Reduced(0, posterior);
        for (boolean better = true; better;) {
            better = false;
            int next = -1;
            for (int to = 0; to < n; to++) {
                for (int from = 0; from < n; from++) {
                    int connection = model.connection(to, from);
                    if (to == from || removed.contains(connection)) {
                        continue;
                    }
                    Set<Integer> tried = new HashSet<>(removed);
                    tried.add(connection);
                    ModelReduction.Reduced reduced = ModelReduction.without(posterior, prior, tried);
                    if (reduced.gain() > best.gain()) {
                        best = reduced;
                        next = connection;
                        better = true;
                    }
                }
            }
            if (better) {
                removed.add(next);
            }
        }
        return new Hypothesis(probability, best.gain(), best.posterior(), Set.copyOf(removed));
    }
}
