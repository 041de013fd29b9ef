package org.lodestone.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.method.Method;
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
import org.lodestone.study.derivative.StagedFolder;

/** From a table of regional series to a folder of directed coupling, for command line and workbench alike. Stateless. */
public final class DirectedCouplingJob {

    private DirectedCouplingJob() {
    }

    /**
     * @param request what to estimate from what, and where to put it
     * @param execution threads, progress and cancellation
     * @return the result and its files, whole or not at all; refused when table, stimuli, middles or parameters are not what they should be
     */
    public static Outcome<DirectedCouplingResult> run(DirectedCouplingRequest request, Execution execution) {
        try {
            return request.stimuli().isPresent() ? driven(request, execution) : resting(request, execution);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static Outcome<DirectedCouplingResult> resting(DirectedCouplingRequest request, Execution execution) {
        EffectiveConnectivityMethod method = request.methods().byId(EffectiveConnectivityMethod.class, request.methodId());
        Parameters parameters = Parameters.of(method.parameters(), request.settings());
        RegionSeries regions = SeriesTable.read(request.series(), request.trSeconds());
        Outcome<DirectedCoupling> outcome = method.run(regions, parameters, execution);
        return write(request, method, regions, parameters, outcome.orThrow(), outcome.findings(), Map.of());
    }

    private static Outcome<DirectedCouplingResult> driven(DirectedCouplingRequest request, Execution execution) {
        DrivenConnectivityMethod method = request.methods().first(DrivenConnectivityMethod.class);
        Path file = request.stimuli().orElseThrow();
        Parameters parameters = Parameters.of(method.parameters(), request.settings());
        RegionSeries regions = SeriesTable.read(request.series(), request.trSeconds());
        RegionSeries stimuli = SeriesTable.read(file, request.trSeconds());
        int volumes = regions.series()[0].length, steps = stimuli.series()[0].length;
        if (steps != volumes && steps != DrivenSeries.STEPS * volumes) {
            return Outcome.refused(Finding.error("LS-EC-027", file + " has " + steps + " rows for " + volumes + " volumes.",
                    "Give one row a volume, or sixteen."));
        }
        Outcome<DrivenCoupling> outcome =
                method.run(new DrivenSeries(regions, stimuli.names(), stimuli.series()), parameters, execution);
        DrivenCoupling result = outcome.orThrow();
        return write(request, method, regions, parameters, result.coupling(), outcome.findings(), Map.of(
                "C.tsv", CouplingFiles.table(stimuli.names(), result.influence()),
                "variance-C.tsv", CouplingFiles.table(stimuli.names(), result.influenceVariance())));
    }

    private static Outcome<DirectedCouplingResult> write(DirectedCouplingRequest request, Method<?, ?> method, RegionSeries regions,
            Parameters parameters, DirectedCoupling result, List<Finding> findings, Map<String, String> more) {
        Optional<Map<String, Vec3>> middles = request.centres().map(file -> CouplingFiles.centres(file, regions.names()));
        ObjectNode summary = CouplingFiles.summary(method, regions, parameters, result, findings);
        List<Path> sources = new ArrayList<>(List.of(request.series()));
        request.stimuli().ifPresent(sources::add);
        request.centres().ifPresent(sources::add);
        try (StagedFolder folder = StagedFolder.in(request.output())) {
            CouplingFiles.tables(result).forEach(folder::text);
            middles.ifPresent(known -> folder.text(CouplingFiles.REGIONS, CouplingFiles.centres(known)));
            more.forEach(folder::text);
            folder.madeOf("Directed coupling between regions, " + method.info().title(), sources,
                    List.of(ProvenanceStep.of(method, parameters)), request.softwareVersion());
            folder.text(CouplingFiles.SUMMARY, JsonFile.text(summary));
            return Outcome.done(new DirectedCouplingResult(result, summary, folder.publish()), findings);
        }
    }
}
