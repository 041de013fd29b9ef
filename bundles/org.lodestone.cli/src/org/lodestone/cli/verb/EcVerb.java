package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.pipeline.DirectedCouplingJob;
import org.lodestone.pipeline.DirectedCouplingRequest;
import org.lodestone.pipeline.DirectedCouplingResult;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone ec granger|rdcm|spdcm SERIES --tr S --out DIR}: who drives whom among regions. */
@Command(name = "ec", mixinStandardHelpOptions = true,
        description = "Directed coupling between regions. Writes A.tsv (row = to, column = from), P.tsv or variance.tsv, further matrices and ec.json.")
public final class EcVerb implements Callable<Integer> {

    private static final Map<String, String> KINDS = Map.of(
            "granger", "lodestone.effective.granger", "rdcm", "lodestone.effective.rdcm", "spdcm", "lodestone.effective.spectral-dcm");

    private final Face face;

    @Parameters(index = "0", paramLabel = "KIND", description = "granger, rdcm, spdcm, or the id of an installed method.")
    private String kind;

    @Parameters(index = "1", paramLabel = "SERIES", description = "Table of series (TSV or CSV): header row of region names, one row a time point.")
    private Path series;

    @Option(names = "--tr", required = true, paramLabel = "S", description = "Seconds between time points.")
    private double tr;

    @Option(names = "--order", paramLabel = "P", description = "Past time points of the autoregression. Default: the information criterion's.")
    private Optional<Integer> order = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter of the method, repeatable: model=bivariate, variant=sparse, ...")
    private Map<String, String> settings = new HashMap<>();

    @Option(names = "--inputs", paramLabel = "TSV",
            description = "rdcm: time courses of stimuli with a header row of names, one row a volume, or sixteen.")
    private Optional<Path> inputs = Optional.empty();

    @Option(names = "--centres", paramLabel = "TSV", description = "Middle of each region, columns name, x, y, z: RAS mm of the T1w scan, for"
            + " pictures on the brain.")
    private Optional<Path> centres = Optional.empty();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results; made when absent.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public EcVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        if (inputs.isPresent() && !kind.equals("rdcm")) {
            throw new RefusedException(Finding.error("LS-EC-026", "--inputs goes with rdcm only.", "Leave it out."));
        }
        String id = KINDS.getOrDefault(kind, kind);
        Map<String, Object> chosen = new HashMap<>(settings);
        List<Finding> findings = new ArrayList<>();
        if (order.isPresent()) {
            EffectiveConnectivityMethod method = methods.byId(EffectiveConnectivityMethod.class, id);
            if (inputs.isEmpty() && method.parameters().stream().anyMatch(p -> p.name().equals("order"))) {
                chosen.put("order", order.get().longValue());
            } else {
                findings.add(Finding.info("LS-EC-022", "--order means nothing to " + method.info().title() + " and was left out."));
            }
        }
        Outcome<DirectedCouplingResult> outcome = DirectedCouplingJob.run(new DirectedCouplingRequest(id, series, tr, inputs, centres, chosen,
                out, methods, SoftwareVersion.current()), face.execution(threads));
        DirectedCouplingResult result = outcome.orThrow();
        findings.addAll(outcome.findings());
        List<String> files = result.files().stream().map(Path::toString).toList();
        if (json) {
            face.print(result.summary().deepCopy().set("files", JsonFile.node(files)));
        } else {
            face.explain(findings);
            files.forEach(face.out()::println);
        }
        return result.coupling().isUsable() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }
}
