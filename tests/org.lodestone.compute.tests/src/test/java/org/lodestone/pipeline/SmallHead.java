package org.lodestone.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.ScalpExtraction;
import org.lodestone.method.structure.SurfaceExtraction;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.method.structure.TissueSegmentation;

/**
 * A ball of brain that lies in the template as it is, with a point that runs against the subgenual seed. Structure, motion and
 * coregistration are known and answered at once; everything from the resampling on is the product's own.
 */
final class SmallHead {

    static final Vec3 PEAK = new Vec3(-40, 40, 32);
    static final Vec3 CENTRE = new Vec3(-12, 24, 14);
    static final double RADIUS_MM = 46;
    static final Grid T1W = new Grid(32, 32, 32, new Affine(4, 0, 0, -74, 0, 4, 0, -38, 0, 0, 4, -48), Frame.scan("t1w"));
    static final Grid BOLD = new Grid(26, 26, 26, new Affine(4, 0, 0, -62, 0, 4, 0, -26, 0, 0, 4, -36), Frame.scan("bold"));
    static final double TR = 2;

    private final Path dataset;
    /** How often the head's motion was estimated. */
    final AtomicInteger realigned = new AtomicInteger();
    /** Millimetres the head jumps from volume to volume. */
    double jumpMm;
    /** A second site that follows the other half of the seed's waves, as strongly as the peak follows the first. */
    Optional<Vec3> rival = Optional.empty();
    /** Standard deviation of the noise in the seed; 4 elsewhere. */
    double seedNoise = 4;
    /** What the coregistration says of the fit. */
    double similarity = 1.1;

    SmallHead(Path dataset) {
        this.dataset = dataset;
    }

    static boolean inBrain(Vec3 p) {
        return p.distance(CENTRE) <= RADIUS_MM;
    }

    Path path(String name) throws IOException {
        Path file = dataset.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    void t1w(String name) throws IOException {
        float[] values = new float[(int) T1W.size()];
        for (int v = 0; v < values.length; v++) {
            Vec3 p = T1W.toWorld(v % 32, v / 32 % 32, v / 1024);
            double r = p.distance(CENTRE);
            values[v] = r > RADIUS_MM ? 10 + v % 3 : r > 30 ? 500 + v % 7 : r > 8 ? 800 + v % 7 : 150 + v % 7;
        }
        ImageFiles.write(WriteRequest.of(path(name), Volume.of(T1W, values), "t1w"), methods(), Execution.unobserved()).orThrow();
    }

    /** A run of the head: slow waves that the seed and, with the other sign, the peak follow. */
    void run(String name, int length, Grid grid, long seed) throws IOException {
        run(name, length, grid, grid, seed);
    }

    /** A run whose file says {@code written} while its voxels hold what lies at {@code grid}. */
    void run(String name, int length, Grid grid, Grid written, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        double[] wave = waves(length, random), other = rival.isPresent() ? waves(length, random) : new double[length];
        double even = Math.sqrt(power(wave) / Math.max(1e-9, power(other)));
        for (int t = 0; t < length && rival.isPresent(); t++) {
            // one site speaks in the first half of the run, the other in the second
            wave[t] *= t < length / 2 ? 1.4 : 0.2;
            other[t] *= t < length / 2 ? 0.2 * even : 1.4 * even;
        }
        int size = (int) grid.size();
        float[] values = new float[size * length];
        for (int v = 0; v < size; v++) {
            Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            boolean seeded = Math.min(p.distance(new Vec3(6, 16, -10)), p.distance(new Vec3(-6, 16, -10))) < 12;
            double share = (seeded ? 3 : 0) - 3 * Math.exp(-Math.pow(p.distance(PEAK) / 10, 2));
            double second = (seeded ? 3 : 0) - rival.map(q -> 3 * Math.exp(-Math.pow(p.distance(q) / 10, 2))).orElse(0.0);
            for (int t = 0; t < length; t++) {
                double noise = (seeded ? seedNoise : 4) * random.nextGaussian();
                values[t * size + v] = (float) ((inBrain(p) ? 1000 : 20) + share * wave[t] + second * other[t] + noise);
            }
        }
        ImageFiles.write(WriteRequest.of(path(name), new Series(written, length, TR, new FloatVoxels(values)), "run"), methods(),
                Execution.unobserved()).orThrow();
        Files.writeString(path(name.replace(".nii", ".json")), "{\"RepetitionTime\": 2.0}");
    }

    private static double[] waves(int length, SplittableRandom random) {
        double[] wave = new double[length];
        for (int f = 5; f < length / 6; f++) {
            double amplitude = random.nextGaussian(), phase = random.nextDouble(2 * Math.PI);
            for (int t = 0; t < length; t++) {
                wave[t] += amplitude * Math.sin(2 * Math.PI * f * t / length + phase);
            }
        }
        return wave;
    }

    private static double power(double[] wave) {
        return java.util.Arrays.stream(wave).map(x -> x * x).sum();
    }

    MethodRegistry methods() {
        List<Method<?, ?>> all = new ArrayList<>(MethodRegistry.fromClassPath(SmallHead.class.getClassLoader()).methods());
        all.addAll(List.of(new Brain(), new Tissue(), new Way(), new Skin(), new Border(), new Fit(), new Still()));
        return new MethodRegistry(all);
    }

    private static MethodInfo info(String name) {
        return new MethodInfo("test." + name, "1", name, name, List.of(), 1000);
    }

    private static Mask ball(Grid grid) {
        return Mask.where(grid, v -> inBrain(grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()))));
    }

    static Surface sphere(Frame frame, double radius) {
        int rings = 12, sectors = 24;
        float[] vertices = new float[3 * (rings + 1) * sectors];
        int[] triangles = new int[6 * rings * sectors];
        for (int i = 0; i <= rings; i++) {
            for (int j = 0; j < sectors; j++) {
                double a = Math.PI * i / rings, b = 2 * Math.PI * j / sectors;
                int v = 3 * (i * sectors + j);
                vertices[v] = (float) (CENTRE.x() + radius * Math.sin(a) * Math.cos(b));
                vertices[v + 1] = (float) (CENTRE.y() + radius * Math.sin(a) * Math.sin(b));
                vertices[v + 2] = (float) (CENTRE.z() + radius * Math.cos(a));
                if (i < rings) {
                    int p = i * sectors + j, q = i * sectors + (j + 1) % sectors;
                    int t = 6 * p;
                    triangles[t] = p;
                    triangles[t + 1] = p + sectors;
                    triangles[t + 2] = q;
                    triangles[t + 3] = q;
                    triangles[t + 4] = p + sectors;
                    triangles[t + 5] = q + sectors;
                }
            }
        }
        return new Surface(frame, vertices, triangles);
    }

    private record Brain() implements BrainExtraction {
        @Override
        public MethodInfo info() {
            return SmallHead.info("brain");
        }

        @Override
        public Outcome<Mask> run(Volume scan, Parameters parameters, Execution execution) {
            return Outcome.done(ball(scan.grid()));
        }
    }

    private record Tissue() implements TissueSegmentation {
        @Override
        public MethodInfo info() {
            return SmallHead.info("tissue");
        }

        @Override
        public Outcome<TissueMaps> run(BrainScan scan, Parameters parameters, Execution execution) {
            Grid grid = scan.t1w().grid();
            Volume grey = Mask.where(grid, v -> scan.brain().contains(v) && grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(),
                    v / (grid.nx() * grid.ny())).distance(CENTRE) > 20).toVolume();
            Volume none = Volume.of(grid, new float[(int) grid.size()]);
            return Outcome.done(new TissueMaps(grey, none, none));
        }
    }

    private record Way() implements TemplateRegistration {
        @Override
        public MethodInfo info() {
            return SmallHead.info("way");
        }

        @Override
        public Outcome<RegisteredTemplate> run(TemplateRegistrationInput input, Parameters parameters, Execution execution) {
            return Outcome.done(new RegisteredTemplate(new AffineTransform(input.t1w().grid().frame(), Frame.template("MNIColin27"),
                    Affine.IDENTITY), 0.9));
        }
    }

    private record Skin() implements ScalpExtraction {
        @Override
        public MethodInfo info() {
            return SmallHead.info("skin");
        }

        @Override
        public Outcome<Surface> run(Volume scan, Parameters parameters, Execution execution) {
            return Outcome.done(sphere(scan.grid().frame(), RADIUS_MM + 10));
        }
    }

    private record Border() implements SurfaceExtraction {
        @Override
        public MethodInfo info() {
            return SmallHead.info("border");
        }

        @Override
        public Outcome<Surface> run(Mask mask, Parameters parameters, Execution execution) {
            return Outcome.done(sphere(mask.grid().frame(), RADIUS_MM));
        }
    }

    private final class Fit implements Coregistration {
        @Override
        public MethodInfo info() {
            return SmallHead.info("fit");
        }

        @Override
        public Outcome<CoregisteredRun> run(CoregistrationInput input, Parameters parameters, Execution execution) {
            return Outcome.done(new CoregisteredRun(new AffineTransform(input.boldReference().grid().frame(), input.t1w().grid().frame(),
                    Affine.IDENTITY), similarity, 1.001));
        }
    }

    private final class Still implements Realignment {
        @Override
        public MethodInfo info() {
            return SmallHead.info("still");
        }

        @Override
        public Outcome<HeadMotion> run(Series run, Parameters parameters, Execution execution) {
            realigned.incrementAndGet();
            List<Affine> poses = new ArrayList<>();
            for (int t = 0; t < run.length(); t++) {
                poses.add(Affine.translation(new Vec3(0, t % 2 * jumpMm, 0)));
            }
            return Outcome.done(new HeadMotion(run.grid().frame(), poses));
        }
    }

    /** A template of the same place, with one atlas. */
    record Pack() implements AtlasPack {

        private static final Grid GRID = T1W.in(Frame.template("MNIColin27"));

        @Override
        public String name() {
            return "small";
        }

        @Override
        public List<String> templates() {
            return List.of("MNIColin27");
        }

        @Override
        public List<AtlasInfo> atlases() {
            return List.of(new AtlasInfo("brodmann", "Halves", "MNIColin27", "none", "none"));
        }

        @Override
        public Outcome<Template> template(String name, Execution execution) {
            return Outcome.done(new Template(name, ball(GRID).toVolume(), ball(GRID)));
        }

        @Override
        public Outcome<LabelMap> atlas(String id, Execution execution) {
            int[] labels = new int[(int) GRID.size()];
            for (int v = 0; v < labels.length; v++) {
                Vec3 p = GRID.toWorld(v % 32, v / 32 % 32, v / 1024);
                labels[v] = !inBrain(p) ? 0 : p.distance(PEAK) < 20 ? 9 : 46;
            }
            return Outcome.done(new LabelMap(GRID, labels, Map.of(9, "Around the peak", 46, "Elsewhere")));
        }
    }

    /** @return the settings of a chain with few resamples */
    static JobSettings settings(org.lodestone.pipeline.chain.ProcessingChain chain) {
        return JobSettings.of(chain.with(org.lodestone.pipeline.chain.ChainStage.of(org.lodestone.pipeline.chain.ChainStep.RELIABILITY, "")
                .with("resamples", 50, "test")));
    }

    /** @return an image on the grid of the T1w scan */
    static WriteRequest image(Path file, java.util.function.Predicate<Vec3> inside) {
        return WriteRequest.of(file, Mask.where(T1W, v -> inside.test(T1W.toWorld(v % 32, v / 32 % 32, v / 1024))), "mask");
    }
}
