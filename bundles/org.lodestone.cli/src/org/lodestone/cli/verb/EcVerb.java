package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.DrivenConnectivityMethod;
import org.lodestone.method.effective.DrivenCoupling;
import org.lodestone.method.effective.DrivenSeries;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.CouplingFiles;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.SeriesTable;
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
        Execution execution = face.execution(threads);
        if (inputs.isPresent()) {
            return driven(methods, execution);
        }
        EffectiveConnectivityMethod method = methods.byId(EffectiveConnectivityMethod.class, KINDS.getOrDefault(kind, kind));
        Map<String, Object> chosen = new HashMap<>(settings);
        List<Finding> findings = new ArrayList<>();
        if (order.isPresent() && method.parameters().stream().anyMatch(p -> p.name().equals("order"))) {
            chosen.put("order", order.get().longValue());
        } else if (order.isPresent()) {
            findings.add(Finding.info("LS-EC-022", "--order means nothing to " + method.info().title() + " and was left out."));
        }
        org.lodestone.core.Parameters parameters = org.lodestone.core.Parameters.of(method.parameters(), chosen);
        RegionSeries regions = SeriesTable.read(series, tr);
        Outcome<DirectedCoupling> outcome = method.run(regions, parameters, execution);
        findings.addAll(outcome.findings());
        return write(method, regions, parameters, outcome.orThrow(), findings, Map.of());
    }

    private int driven(MethodRegistry methods, Execution execution) {
        if (!kind.equals("rdcm")) {
            throw new RefusedException(Finding.error("LS-EC-026", "--inputs goes with rdcm only.", "Leave it out."));
        }
        DrivenConnectivityMethod method = methods.first(DrivenConnectivityMethod.class);
        org.lodestone.core.Parameters parameters = org.lodestone.core.Parameters.of(method.parameters(), settings);
        RegionSeries regions = SeriesTable.read(series, tr), stimuli = SeriesTable.read(inputs.get(), tr);
        int volumes = regions.series()[0].length, steps = stimuli.series()[0].length;
        if (steps != volumes && steps != DrivenSeries.STEPS * volumes) {
            throw new RefusedException(Finding.error("LS-EC-027", inputs.get() + " has " + steps + " rows for " + volumes + " volumes.",
                    "Give one row a volume, or sixteen."));
        }
        Outcome<DrivenCoupling> outcome =
                method.run(new DrivenSeries(regions, stimuli.names(), stimuli.series()), parameters, execution);
        DrivenCoupling result = outcome.orThrow();
        return write(method, regions, parameters, result.coupling(), outcome.findings(), Map.of(
                "C.tsv", CouplingFiles.table(stimuli.names(), result.influence()), "variance-C.tsv", CouplingFiles.table(stimuli.names(), result.influenceVariance())));
    }

    private int write(Method<?, ?> method, RegionSeries regions, org.lodestone.core.Parameters parameters, DirectedCoupling result,
            List<Finding> findings, Map<String, String> more) {
        Optional<Map<String, Vec3>> middles = centres.map(file -> CouplingFiles.centres(file, regions.names()));
        ObjectNode node = CouplingFiles.summary(method, regions, parameters, result, findings);
        List<Path> sources = new ArrayList<>(List.of(series));
        inputs.ifPresent(sources::add);
        centres.ifPresent(sources::add);
        try (StagedFolder folder = new StagedFolder(out)) {
            CouplingFiles.tables(result).forEach(folder::text);
            middles.ifPresent(known -> folder.text(CouplingFiles.REGIONS, CouplingFiles.centres(known)));
            more.forEach(folder::text);
            folder.madeOf("Directed coupling between regions, " + method.info().title(), sources,
                    List.of(ProvenanceStep.of(method, parameters)));
            folder.text(CouplingFiles.SUMMARY, JsonFile.text(node));
            List<String> files = folder.publish().stream().map(Path::toString).toList();
            if (json) {
                node.set("files", JsonFile.node(files));
                face.print(node);
            } else {
                face.explain(findings);
                files.forEach(face.out()::println);
            }
        }
        return result.isUsable() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }
}
