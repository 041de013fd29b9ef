package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.InteractionConstruction;
import org.lodestone.method.task.InteractionDesign;
import org.lodestone.method.task.InteractionInput;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.StagedFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone ppi BOLD --events TSV --seed X,Y,Z,R --contrast 'A - B' --out DIR}: where coupling changes with the task. */
@Command(name = "ppi", mixinStandardHelpOptions = true,
        description = "Psychophysiological interaction of a task run: where does coupling with a seed change with the task?")
public final class PpiVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "BOLD", description = "A four-dimensional run, aligned, not filtered.")
    private Path bold;

    @Option(names = "--seed", required = true, paramLabel = "X,Y,Z[,R]", description = "Middle and radius of the seed, millimetres of the image.")
    private String seed;

    @Option(names = "--contrast", required = true, paramLabel = "'A - B'",
            description = "Weights of conditions; repeatable with --generalized.")
    private List<String> contrasts;

    @Option(names = "--generalized", description = "One interaction a condition (McLaren 2012) instead of one with the contrast.")
    private boolean generalized;

    @Mixin
    private TaskOptions options = new TaskOptions();

    /** @param face methods and channels */
    public PpiVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (contrasts.size() > 1 && !generalized) {
            throw new RefusedException(Finding.error("LS-PPI-003", contrasts.size() + " contrasts for one interaction.",
                    "Ask for one contrast at a time, or use --generalized."));
        }
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(options.threads);
        TaskFiles files = TaskFiles.read(bold, options, methods, execution);
        Mask inSeed = SeedSphere.parse(seed).on(files.series().grid()).and(files.series().mask());
        if (inSeed.count() == 0) {
            throw new RefusedException(Finding.error("LS-PPI-004", "--seed " + seed + " holds no voxel of the mask.",
                    "Give millimetres of the image inside the brain, or a larger radius."));
        }
        VoxelSeries voxels = part(files.series(), inSeed);
        List<InteractionDesign> designs = new ArrayList<>();
        for (String contrast : contrasts) {
            designs.add(TaskFiles.take(methods.first(InteractionConstruction.class),
                    new InteractionInput(files.design(), voxels, contrast, generalized), options.design(), files.findings(), execution));
        }
        InteractionDesign first = designs.getFirst();
        List<Contrast> asked = designs.stream().map(InteractionDesign::contrast).toList();
        try (StagedFolder folder = StagedFolder.in(options.out)) {
            TaskOutput output = new TaskOutput(files, options, methods, execution, folder);
            ObjectNode node = output.write(first.design(), asked);
            node.put("generalized", generalized).put("seed", seed).put("seedVoxels", inSeed.count());
            ObjectNode neural = node.putObject("neural");
            neural.put("binsPerVolume", first.binsPerVolume()).put("priorOverNoise", first.noiseRatio());
            neural.set("values", JsonFile.node(first.neural()));
            output.publish("ppi.json", bold, face);
        }
        return ExitCode.DONE;
    }

    private static VoxelSeries part(VoxelSeries series, Mask wanted) {
        int[] indices = series.mask().indices();
        int length = series.length(), next = 0;
        float[] values = new float[wanted.count() * length];
        for (int row = 0; row < indices.length; row++) {
            if (wanted.contains(indices[row])) {
                System.arraycopy(series.values(), row * length, values, length * next++, length);
            }
        }
        return new VoxelSeries(wanted, length, series.trSeconds(), values);
    }
}
