package org.lodestone.phantom.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.file.VolumeWriter;
import org.lodestone.method.simulation.CaseSimulation;
import org.lodestone.method.simulation.CaseSimulationInput;
import org.lodestone.method.simulation.SimulatedCase;
import org.lodestone.phantom.RandomStreams;
import org.lodestone.phantom.ScanProtocol;
import org.lodestone.phantom.SimulatedPatient;

/** The patient of the demonstration: made from the default template of the atlas pack. */
public final class DemonstrationCase implements CaseSimulation {

    static final String LABEL = "demo";

    private static final MethodInfo INFO = MethodInfo.of("lodestone.simulation.demonstration", "1", "Demonstration case",
            "A simulated patient with a known target: the template's head moved, resized and bent, and a resting-state run with motion, "
                    + "noise and an anticorrelated peak in the left dorsolateral prefrontal cortex. Not a person.",
            "Holmes et al. 1998, J Comput Assist Tomogr 22:324 (template head)",
            "Fox et al. 2012, Biol Psychiatry 72:595 (subgenual anticorrelation)",
            "Gudbjartsson and Patz 1995, Magn Reson Med 34:910 (Rician noise)");

    private static final List<Parameter> PARAMETERS = List.of(
            Parameter.integer("volumes", 200, 20, 2000, "Number of functional volumes; 200 at 2 s make a run of six to seven minutes."),
            Parameter.real("networkAmplitude", 0.01, 0, 0.05,
                    "Standard deviation of a network's signal as a share of the grey matter's mean; about 1 % at 3 T."),
            Parameter.real("thermalSnr", 100, 10, 10000,
                    "Mean of grey matter over the thermal noise; 100 gives a temporal signal to noise of 60 to 80."));

    private final IntFunction<ScanProtocol> protocols;

    /** Scans with the usual protocol. */
    public DemonstrationCase() {
        this(ScanProtocol::usual);
    }

    /** @param protocols the protocol for a number of volumes; small ones for tests */
    public DemonstrationCase(IntFunction<ScanProtocol> protocols) {
        this.protocols = protocols;
    }

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Outcome<SimulatedCase> run(CaseSimulationInput input, Parameters parameters, Execution execution) {
        Optional<VolumeWriter> writer = input.methods().all(VolumeWriter.class).stream()
                .filter(candidate -> candidate.accepts(Path.of("image.nii.gz")))
                .findFirst();
        if (writer.isEmpty()) {
            return Outcome.refused(Finding.error("LS-PHANTOM-001", "No installed bundle writes .nii.gz files.",
                    "Install or start the bundle org.lodestone.io."));
        }
        if (input.pack().templates().isEmpty()) {
            return Outcome.refused(Finding.error("LS-PHANTOM-002", "The atlas pack " + input.pack().name() + " has no template.",
                    "Name a folder with a template head, Debian's package mricron-data for instance."));
        }
        return input.pack().template(input.pack().templates().getFirst(), execution.part(0, 0.05))
                .then(template -> simulate(template, writer.get(), input, parameters, execution.part(0.05, 1)));
    }

    private Outcome<SimulatedCase> simulate(
            Template template, VolumeWriter writer, CaseSimulationInput input, Parameters parameters, Execution execution) {
        execution.progress().report(0, "Drawing the simulated patient");
        SimulatedPatient patient = SimulatedPatient.draw(template, LABEL, protocols.apply(parameters.integer("volumes")),
                new RandomStreams(input.seed()), parameters.real("networkAmplitude"), execution);
        try (CaseFolder folder = CaseFolder.open(input.folder())) {
            DatasetFiles files = new DatasetFiles(folder.dataset(), LABEL, patient, input.pack().name(), writer);
            files.writeDescription();
            execution.progress().report(0.12, "Scanning the simulated head");
            files.writeStructure(patient.scanStructure(execution.part(0.12, 0.25)), execution.part(0.25, 0.35));
            execution.progress().report(0.35, "Laying the simulated brain");
            files.writeFunction(patient.scanFunction(parameters.real("thermalSnr"), execution.part(0.35, 0.75)), execution.part(0.75, 0.98));
            TruthFile.write(folder.truth(), patient, input.seed(), parameters);
            execution.progress().check();
            folder.publish();
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-PHANTOM-003", input.folder() + " cannot be written: " + e.getMessage() + ".",
                    "Name a folder with write permission and 200 MB of free space."));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
        execution.progress().report(1, "Simulated patient written");
        return Outcome.done(new SimulatedCase(input.folder().resolve(CaseFolder.DATASET), LABEL,
                input.folder().resolve(CaseFolder.TRUTH), patient.peak()),
                List.of(Finding.info("LS-PHANTOM-010", "The case in " + input.folder() + " is simulated, seed " + input.seed() + ".")));
    }
}
