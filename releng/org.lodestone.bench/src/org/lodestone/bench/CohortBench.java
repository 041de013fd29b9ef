package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lodestone.bench.slurm.SlurmNode;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Folders;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.simulation.CaseSimulationInput;
import org.lodestone.phantom.ScanProtocol;
import org.lodestone.phantom.internal.DemonstrationCase;

/**
 * A cohort of 24 through a real Slurm of one node with two cores: its wall time beside half of the sum of single runs on one core, and
 * whether what was finished is computed again when the node is lost midway. Small scans: what is measured is the way through the scheduler.
 */
final class CohortBench {

    private static final int PARTICIPANTS = 24;
    /** Simulated heads; the participants are copies of them, so that single runs of these stand for all. */
    private static final int HEADS = 2;
    private static final int LOST = 4;
    private static final ScanProtocol SMALL = new ScanProtocol(new int[] {60, 56, 48}, 4, new int[] {32, 34, 25}, new Vec3(6.4, 6.4, 6.4), 40, 2, 4);

    private CohortBench() {
    }

    static List<Row> measure(Path root, Path scratch) throws IOException, InterruptedException {
        if (!SlurmNode.possible()) {
            return List.of(Row.reported("cohort: not measured, needs root, slurm-wlm and munge", Double.NaN, ""));
        }
        Path launcher = root.resolve("releng/org.lodestone.product/target/products/lodestone/linux/gtk/x86_64/lodestone");
        Path pack = coarse(launcher.resolveSibling("atlas"), Files.createDirectories(scratch.resolve("pack")));
        Path bids = dataset(pack, Files.createDirectories(scratch.resolve("cohort")));
        double single = singles(launcher, pack, bids, scratch.resolve("before"));
        Path out = scratch.resolve("cohort/out");
        try (SlurmNode slurm = SlurmNode.start(Files.createDirectories(scratch.resolve("slurm")))) {
            double wall = submit(slurm, launcher, pack, bids, out, "--wait");
            System.err.printf("cohort: all went through Slurm in %.1f s%n", wall);
            require(results(out).size() == PARTICIPANTS, "only " + results(out).size() + " participants have targets");
            // The machine may have other work: half of the single runs are measured before the cohort, half after.
            single = (single + singles(launcher, pack, bids, scratch.resolve("after"))) / 2;
            double sum = single * PARTICIPANTS;
            long again = loseTheNode(slurm, launcher, pack, bids, out);
            return List.of(
                    Row.reported("cohort: single run on one core, mean of " + 2 * HEADS, single, "s"),
                    Row.reported("cohort: 24 participants through Slurm, 2 cores", wall, "s"),
                    Row.atMost("cohort: wall time over half of the sum of single runs", wall / (sum / 2), "", 1.1),
                    Row.atMost("cohort: finished participants computed again after a lost node", again, "", 0));
        }
    }

    /** Template and atlases with every third voxel only: a run on them takes seconds. */
    private static Path coarse(Path pack, Path folder) throws IOException {
        MethodRegistry methods = MethodRegistry.fromClassPath(CohortBench.class.getClassLoader());
        for (String name : List.of("ch2", "ch2bet", "aal", "brodmann")) {
            Volume fine = ImageFiles.read(pack.resolve(name + ".nii.gz"), methods, Execution.unobserved()).orThrow().asVolume(Frame.template("fine"));
            Grid from = fine.grid();
            Grid to = new Grid(from.nx() / 3, from.ny() / 3, from.nz() / 3, from.voxelToWorld().times(Affine.scaling(3, 3, 3)), from.frame());
            float[] values = new float[(int) to.size()];
            for (int v = 0; v < values.length; v++) {
                values[v] = (float) fine.get(3 * (v % to.nx()), 3 * (v / to.nx() % to.ny()), 3 * (v / (to.nx() * to.ny())));
            }
            ImageFiles.write(WriteRequest.of(folder.resolve(name + ".nii.gz"), Volume.of(to, values), name), methods, Execution.unobserved()).orThrow();
        }
        try (Stream<Path> files = Files.list(pack)) {
            for (Path names : files.filter(file -> file.getFileName().toString().matches("(aal|brodmann)\\.nii\\.(txt|lut)")).toList()) {
                Files.copy(names, folder.resolve(names.getFileName().toString()));
            }
        }
        return folder;
    }

    private static Path dataset(Path pack, Path folder) throws IOException {
        Path bids = Files.createDirectories(folder.resolve("bids"));
        MethodRegistry methods = MethodRegistry.fromClassPath(CohortBench.class.getClassLoader());
        DemonstrationCase simulation = new DemonstrationCase(volumes -> SMALL);
        for (int head = 0; head < HEADS; head++) {
            Path made = folder.resolve("head-" + head);
            simulation.run(new CaseSimulationInput(AtlasPacks.open(pack, methods, Execution.unobserved()).orThrow(), made, 10 + head, methods),
                    Parameters.defaults(simulation.parameters()), Execution.unobserved()).orThrow();
            for (int i = head; i < PARTICIPANTS; i += HEADS) {
                copy(made.resolve("bids"), bids, label(i));
            }
        }
        return bids;
    }

    private static String label(int participant) {
        return String.format("%02d", participant + 1);
    }

    private static void copy(Path from, Path to, String label) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = to.resolve(from.relativize(file).toString().replace("sub-demo", "sub-" + label));
                if (!Files.exists(place)) {
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place);
                }
            }
        }
    }

    /** @return mean seconds of a single run on one core, alone, without the scheduler */
    private static double singles(Path launcher, Path pack, Path bids, Path out) throws IOException, InterruptedException {
        double sum = 0;
        for (int head = 0; head < HEADS; head++) {
            Product.Run run = new Product(launcher).runOnOneCore("run", bids.toString(), out.toString(), "participant", "--resume", "--threads", "1",
                    "--atlas-pack", pack.toString(), "--participant-label", label(head));
            require(run.exit() == 0 || run.exit() == 4, "a single run ended with " + run.exit());
            sum += run.seconds();
            System.err.printf("cohort: a single run took %.1f s%n", run.seconds());
        }
        return sum / HEADS;
    }

    private static double submit(SlurmNode slurm, Path launcher, Path pack, Path bids, Path out, String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(launcher.toString(), "run", bids.toString(), out.toString(), "participant", "--on", "slurm",
                "--memory-mb", "3500", "--atlas-pack", pack.toString()));
        line.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SLURM_CONF", slurm.configuration().toString());
        long start = System.nanoTime();
        int exit = builder.start().waitFor();
        require(exit == 0, "the job array ended with " + exit);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Takes the results of some participants away, sends all again, loses the node midway, sends all again. */
    private static long loseTheNode(SlurmNode slurm, Path launcher, Path pack, Path bids, Path out) throws IOException, InterruptedException {
        for (int i = 0; i < LOST; i++) {
            Folders.delete(out.resolve("sub-" + label(i)));
        }
        submit(slurm, launcher, pack, bids, out);
        SlurmNode.until("two more participants", () -> results(out).size() >= PARTICIPANTS - LOST + 2);
        slurm.killTheNode();
        Map<Path, FileTime> finished = results(out);
        SlurmNode.until("the end of what runs", () -> !slurm.said("squeue", "-h", "-o", "%T").matches("(?s).*(RUNNING|COMPLETING).*"));
        submit(slurm, launcher, pack, bids, out, "--wait");
        SlurmNode.until("every participant", () -> results(out).size() == PARTICIPANTS);
        Map<Path, FileTime> now = results(out);
        return finished.entrySet().stream().filter(entry -> !entry.getValue().equals(now.get(entry.getKey()))).count();
    }

    /** @return when the targets of each finished participant were written */
    private static Map<Path, FileTime> results(Path out) throws IOException {
        Map<Path, FileTime> found = new TreeMap<>();
        for (int i = 0; i < PARTICIPANTS; i++) {
            Path mark = out.resolve("sub-" + label(i));
            if (Files.exists(mark.resolve("job.json"))) {
                found.put(mark, Files.getLastModifiedTime(mark.resolve("job.json")));
            }
        }
        return found;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
