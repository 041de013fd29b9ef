package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.image.Surface;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.SurfaceReader;
import org.lodestone.method.target.ScalpTape;
import org.lodestone.method.target.ScalpTapeInput;

/** Lines along a real scalp between random places of it, as they follow a drag in the workbench. */
final class TapeBench {

    private static final int LINES = 40;

    private TapeBench() {
    }

    /** @param results a folder somewhere below which a scalp surface lies */
    static List<Row> measure(Path results) throws IOException {
        Optional<Path> file;
        try (Stream<Path> files = Files.walk(results)) {
            file = files.filter(f -> f.getFileName().toString().endsWith("scalp.surf.gii")).sorted().findFirst();
        }
        if (file.isEmpty()) {
            return List.of();
        }
        MethodRegistry methods = MethodRegistry.fromClassPath(TapeBench.class.getClassLoader());
        SurfaceReader reader = methods.all(SurfaceReader.class).stream().filter(r -> r.accepts(file.get())).findFirst().orElseThrow();
        Surface scalp = reader.run(file.get(), Parameters.defaults(reader.parameters()), Execution.unobserved()).orThrow();
        ScalpTape tape = methods.first(ScalpTape.class);
        SplittableRandom random = new SplittableRandom(7);
        double[] seconds = new double[LINES];
        for (int i = 0; i < LINES; i++) {
            ScalpTapeInput input = new ScalpTapeInput(scalp, place(scalp, random), place(scalp, random));
            long start = System.nanoTime();
            tape.run(input, Parameters.defaults(tape.parameters()), Execution.unobserved()).orThrow();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return List.of(Row.atMost("line along a scalp of " + scalp.triangleCount() + " triangles, 95th of 100", seconds[LINES * 95 / 100 - 1], "s", 0.2),
                Row.reported("line along a scalp, median", seconds[LINES / 2], "s"));
    }

    private static FramePoint place(Surface scalp, SplittableRandom random) {
        return new FramePoint(scalp.frame(), scalp.vertex(random.nextInt(scalp.vertexCount())));
    }
}
