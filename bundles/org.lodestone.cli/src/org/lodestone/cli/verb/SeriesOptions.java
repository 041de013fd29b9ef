package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Series;
import org.lodestone.method.function.Confounds;
import org.lodestone.study.derivative.ConfoundsTable;
import picocli.CommandLine.Option;

/** Options of the verbs that clean aligned runs and correlate them. */
final class SeriesOptions {

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    private Optional<Double> tr = Optional.empty();

    @Option(names = "--high-pass", paramLabel = "HZ", defaultValue = "0.01", description = "Lower edge of the band. Default: ${DEFAULT-VALUE}.")
    private double highPass;

    @Option(names = "--low-pass", paramLabel = "HZ", defaultValue = "0.1", description = "Upper edge of the band. Default: ${DEFAULT-VALUE}.")
    private double lowPass;

    @Option(names = "--confounds", paramLabel = "TSV", split = ",",
            description = "Nuisance time courses to regress out, one row a volume; one table a run, in the order of the runs.")
    private List<Path> confounds = List.of();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    Optional<Double> tr() {
        return tr;
    }

    double highPass() {
        return highPass;
    }

    double lowPass() {
        return lowPass;
    }

    int threads() {
        return threads;
    }

    boolean json() {
        return json;
    }

    List<Path> tables() {
        return confounds;
    }

    /** Checks that there is one table a run, or none at all. */
    void checkTables(int runs) {
        if (!confounds.isEmpty() && confounds.size() != runs) {
            throw new RefusedException(Finding.error("LS-FC-008", confounds.size() + " tables of confounds for " + runs + " runs.",
                    "Give one table a run."));
        }
    }

    /** @return the table of the n-th run; one without columns when none was given */
    Confounds confounds(int n, Series run) {
        return confounds.isEmpty() ? ConfoundsTable.none() : ConfoundsTable.read(confounds.get(n), run.length());
    }
}
