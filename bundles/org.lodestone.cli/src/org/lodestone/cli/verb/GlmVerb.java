package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.DesignConstruction;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.DesignMatrix.Role;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.method.task.TaskPreset;
import org.lodestone.study.derivative.StagedFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone glm BOLD --events TSV --contrast 'A - B' --out DIR}: what a task does to each voxel. */
@Command(name = "glm", mixinStandardHelpOptions = true,
        description = "Fits the general linear model of a task run; writes maps of effect, variance, t (or F) and z, the design, clusters.")
public final class GlmVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "BOLD", description = "A four-dimensional run, aligned, not filtered.")
    private Path bold;

    @Option(names = "--contrast", paramLabel = "'A - B'",
            description = "Weights of columns, such as '0.5*A + 0.5*B - C'; rows of an F contrast with semicolons; repeatable. "
                    + "Default: each condition.")
    private List<String> contrasts = List.of();

    @Option(names = "--preset", paramLabel = "TASK", description = "Contrast of a common task: n-back, faces or stroop.")
    private Optional<String> preset = Optional.empty();

    @Mixin
    private TaskOptions options = new TaskOptions();

    /** @param face methods and channels */
    public GlmVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(options.threads);
        TaskFiles files = TaskFiles.read(bold, options, methods, execution);
        DesignMatrix design = TaskFiles.take(methods.first(DesignConstruction.class), files.design(), options.design(), files.findings(),
                execution);
        List<Contrast> asked = new ArrayList<>();
        preset.ifPresent(id -> asked.add(ContrastExpression.parse(TaskPreset.byId(id).expression(
                files.events().stream().map(TaskEvent::condition).distinct().sorted().toList()), design.names())));
        contrasts.forEach(text -> asked.add(ContrastExpression.parse(text, design.names())));
        for (int c = 0; c < design.names().size() && preset.isEmpty() && contrasts.isEmpty(); c++) {
            if (design.roles().get(c) == Role.CONDITION) {
                double[] weights = new double[design.names().size()];
                weights[c] = 1;
                asked.add(new Contrast(design.names().get(c), new double[][] {weights}));
            }
        }
        try (StagedFolder folder = StagedFolder.in(options.out)) {
            TaskOutput output = new TaskOutput(files, options, methods, execution, folder);
            output.write(design, asked);
            output.publish("glm.json", bold, face);
        }
        return ExitCode.DONE;
    }
}
