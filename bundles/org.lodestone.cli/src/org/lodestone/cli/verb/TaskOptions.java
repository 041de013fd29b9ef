package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code glm} and {@code ppi} are asked alike. Filled by picocli. */
final class TaskOptions {

    @Option(names = "--events", required = true, paramLabel = "TSV",
            description = "BIDS events: columns onset, duration (seconds), trial_type, perhaps modulation.")
    Path events;

    @Option(names = "--tr", paramLabel = "S", description = "Seconds between volumes. Default: the sidecar's, else the header's.")
    Optional<Double> tr = Optional.empty();

    @Option(names = "--confounds", paramLabel = "TSV", description = "Nuisance time courses, one row a volume; all columns are used.")
    Optional<Path> confounds = Optional.empty();

    @Option(names = "--mask", paramLabel = "MASK",
            description = "Voxels to fit, on the grid of the run. Default: the brain found by its brightness.")
    Optional<Path> mask = Optional.empty();

    @Option(names = "--hrf", paramLabel = "H", defaultValue = "glover",
            description = "glover, spm or glover1999, each with +derivative or +derivative+dispersion; fir; none. Default: ${DEFAULT-VALUE}.")
    String hrf;

    @Option(names = "--fir-delays", paramLabel = "D,D,...", description = "Delays for --hrf fir, in volumes. Default: 0 to 9.")
    Optional<String> firDelays = Optional.empty();

    @Option(names = "--modulation", paramLabel = "M", defaultValue = "height",
            description = "height: the column modulation is the height of an event; parametric: it gets a centred column. Default: ${DEFAULT-VALUE}.")
    String modulation;

    @Option(names = "--drift", paramLabel = "D", defaultValue = "cosine", description = "cosine, polynomial or none. Default: ${DEFAULT-VALUE}.")
    String drift;

    @Option(names = "--high-pass", paramLabel = "HZ", defaultValue = "0.01",
            description = "Highest frequency of the cosine drift. Default: ${DEFAULT-VALUE}.")
    double highPass;

    @Option(names = "--slice-time-ref", paramLabel = "SHARE", defaultValue = "0",
            description = "When within the repetition time a volume counts, 0 to 1. Default: ${DEFAULT-VALUE}.")
    double sliceTimeReference;

    @Option(names = "--zero-length", paramLabel = "Z", defaultValue = "refuse",
            description = "refuse or impulse: what an event of no length is. Default: ${DEFAULT-VALUE}.")
    String zeroLength;

    @Option(names = "--overlaps", paramLabel = "O", defaultValue = "refuse",
            description = "refuse or add: what overlapping events of one condition do. Default: ${DEFAULT-VALUE}.")
    String overlaps;

    @Option(names = "--noise", paramLabel = "N", defaultValue = "ar1",
            description = "ar1: the noise remembers the volume before; ols: white noise. Default: ${DEFAULT-VALUE}.")
    String noise;

    @Option(names = "--scaling", paramLabel = "S", defaultValue = "percent",
            description = "percent: signal in percent of the voxel's mean; none. Default: ${DEFAULT-VALUE}.")
    String scaling;

    @Option(names = "--smoothing", paramLabel = "MM", defaultValue = "0", description = "Gaussian, full width at half height. Default: none.")
    double smoothingMm;

    @Option(names = "--alpha", paramLabel = "P", defaultValue = "0.05", description = "Error rate of the corrections, one-sided. Default: ${DEFAULT-VALUE}.")
    double alpha;

    @Option(names = "--cluster-p", paramLabel = "P", defaultValue = "0.001", description = "Single-voxel p that forms clusters. Default: ${DEFAULT-VALUE}.")
    double clusterP;

    @Option(names = "--relabel", paramLabel = "N", defaultValue = "0",
            description = "How many relabelled runs judge the largest t and the largest cluster; 0 for none. Default: ${DEFAULT-VALUE}.")
    int relabel;

    @Option(names = "--relabelling", paramLabel = "K", defaultValue = "sign-flip", description = "sign-flip or permutation. Default: ${DEFAULT-VALUE}.")
    String relabelling;

    @Option(names = "--roi", paramLabel = "X,Y,Z,R", description = "Sphere, millimetres of the image, in which contrasts are summed up; repeatable.")
    List<String> regions = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to; made when absent.")
    Path out;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads. Default: all cores.")
    int threads;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    /** Created by picocli. */
    TaskOptions() {
        // picocli fills the fields
    }

    /** Settings of the design. */
    Map<String, Object> design() {
        Map<String, Object> chosen = new LinkedHashMap<>(Map.of("hrf", hrf.replace(" ", ""), "modulation", modulation, "drift", drift,
                "highPassHz", highPass, "sliceTimeReference", sliceTimeReference, "zeroLength", zeroLength, "overlaps", overlaps));
        firDelays.ifPresent(delays -> chosen.put("firDelays", delays));
        return chosen;
    }

    /** Settings of the model. */
    Map<String, Object> model() {
        return Map.of("noise", noise, "scaling", scaling);
    }
}
