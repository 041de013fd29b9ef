package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone group-map RESULTS --out MAP}: the mean seed map of a site's own patients, for {@code target --group-map}. */
@Command(name = "group-map", mixinStandardHelpOptions = true,
        description = "Averages the seed maps of participants (Fisher z) in the template's space. Weights for the method seed-map.")
public final class GroupMapVerb implements Callable<Integer> {

    private static final double LARGEST_R = 0.9999;
    private static final double COVERED = 0.8;
    private static final double SPACING_MM = 3;

    private final Face face;

    @Parameters(paramLabel = "RESULTS", description = "Output folder of run or target, with sub-* folders.")
    private Path results;

    @Option(names = "--out", required = true, paramLabel = "MAP", description = "Where to write the map, .nii or .nii.gz.")
    private Path out;

    @Option(names = "--minimum", paramLabel = "N", defaultValue = "20", description = "Fewest participants; a mean of few is noise. Default: ${DEFAULT-VALUE}.")
    private int minimum;

    @Option(names = "--atlas-pack", paramLabel = "DIR", description = "Folder of templates and atlases. Default: the one that came with the product.")
    private Optional<Path> atlasPack = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public GroupMapVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        AtlasPack pack = face.pack(atlasPack, methods, execution);
        Frame template = Frame.template(pack.templates().getFirst());
        Grid grid = pack.template(template.id(), execution).orThrow().head().grid().withSpacing(SPACING_MM);
        List<String> used = new ArrayList<>();
        double[] sum = new double[(int) grid.size()];
        int[] count = new int[sum.length];
        for (Path participant : participants()) {
            String label = participant.getFileName().toString();
            Path map = participant.resolve("func/" + label + "_space-T1w_seed-sgacc_stat-r_statmap.nii.gz");
            Path way = participant.resolve("anat/" + label + "_from-T1w_to-" + template.id() + "_xfm");
            if (Files.isRegularFile(map) && Files.isDirectory(way)) {
                add(map, way, template, grid, sum, count, methods, execution);
                used.add(label);
            }
        }
        if (used.size() < minimum) {
            throw new RefusedException(Finding.error("LS-FC-020", results + " holds " + used.size() + " seed maps with their way to "
                    + template.id() + "; " + minimum + " are needed.", "Run more participants, or lower --minimum knowing that the map is noisy."));
        }
        float[] mean = new float[sum.length];
        for (int v = 0; v < mean.length; v++) {
            mean[v] = count[v] >= COVERED * used.size() ? (float) (sum[v] / count[v]) : 0;
        }
        ImageFiles.write(WriteRequest.of(out, Volume.of(grid, mean), "mean Fisher z of " + used.size() + " seed maps"), methods, execution).orThrow();
        if (json) {
            ObjectNode node = JsonFile.object().put("out", out.toString()).put("space", template.id()).put("participants", used.size());
            face.print(node);
        } else {
            face.out().println(out + "  " + used.size() + " participants, " + template.id());
        }
        return ExitCode.DONE;
    }

    private List<Path> participants() {
        try (Stream<Path> children = Files.list(results)) {
            return children.filter(Files::isDirectory).filter(folder -> folder.getFileName().toString().startsWith("sub-")).sorted().toList();
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(results, e);
        }
    }

    /** Adds one participant's map as Fisher's z where the run had signal. */
    private static void add(Path map, Path way, Frame template, Grid grid, double[] sum, int[] count, MethodRegistry methods,
            Execution execution) {
        Frame patient = Frame.t1w(map.getFileName().toString());
        TransformReader reader = methods.first(TransformReader.class);
        SpatialTransform toTemplate = reader.run(new TransformReadRequest(way, patient, template),
                org.lodestone.core.Parameters.defaults(reader.parameters()), execution).orThrow();
        Volume r = ImageFiles.read(map, methods, execution).orThrow().asVolume(patient);
        float[] values = Resampling.resample(r, grid, toTemplate.inverse(), Interpolation.LINEAR, 0, execution).toFloats();
        for (int v = 0; v < values.length; v++) {
            if (values[v] != 0) {
                double bounded = Math.clamp(values[v], -LARGEST_R, LARGEST_R);
                sum[v] += 0.5 * Math.log((1 + bounded) / (1 - bounded));
                count[v]++;
            }
        }
    }
}
