package org.lodestone.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.dicom.SeriesDiscovery;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.intake.ImportRequest;
import org.lodestone.study.intake.Importing;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.StoreCheck;

/** A folder of 10,000 DICOM files listed beside {@code dcm2niix -n -1}, a run imported into a store, and the memory that an image takes. */
final class ImportBench {

    private static final int SERIES = 20;
    private static final int FILES_A_SERIES = 500;
    private static final int ROUNDS = 3;
    private static final int VOLUMES = 500;
    private static final double MEBI = 1 << 20;

    private ImportBench() {
    }

    static List<Row> measure(Path scratch) throws IOException, InterruptedException {
        MethodRegistry methods = MethodRegistry.fromClassPath(ImportBench.class.getClassLoader());
        Path folder = scratch.resolve("dicom");
        DicomFolder.write(folder, SERIES, FILES_A_SERIES);
        List<Row> rows = new ArrayList<>(list(folder, methods, scratch));
        rows.addAll(store(folder.resolve("series1"), methods, scratch));
        rows.add(memory(methods, scratch));
        return rows;
    }

    private static List<Row> list(Path folder, MethodRegistry methods, Path scratch) throws IOException, InterruptedException {
        SeriesDiscovery discovery = methods.first(SeriesDiscovery.class);
        double first = Double.NaN;
        double whole = Double.POSITIVE_INFINITY;
        double peer = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            AtomicLong shown = new AtomicLong();
            long start = System.nanoTime();
            int found = discovery.run(new SeriesDiscoveryInput(folder, scratch, rows -> {
                if (!rows.isEmpty()) {
                    shown.compareAndSet(0, System.nanoTime());
                }
            }), Parameters.defaults(discovery.parameters()), Execution.unobserved()).orThrow().size();
            whole = Math.min(whole, (System.nanoTime() - start) / 1e9);
            if (found != SERIES) {
                throw new IllegalStateException(found + " series");
            }
            // The first rows count when nothing is warm yet.
            first = round == 0 ? (shown.get() - start) / 1e9 : first;
            start = System.nanoTime();
            new ProcessBuilder("dcm2niix", "-n", "-1", "-f", "%d", folder.toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            peer = Math.min(peer, (System.nanoTime() - start) / 1e9);
        }
        return List.of(Row.atMost("10,000 DICOM files: first rows of the list, cold", first, "s", 1),
                Row.atMost("10,000 DICOM files: whole list, against dcm2niix -n", whole / peer, "ratio", 1.2)
                        .beside(String.format(Locale.ROOT, "%.3f s, dcm2niix %.3f s (best of %d)", whole, peer, ROUNDS)));
    }

    private static List<Row> store(Path source, MethodRegistry methods, Path scratch) {
        try (CaseStore store = CaseStore.openOrCreate(scratch.resolve("store"), "bench")) {
            long start = System.nanoTime();
            Importing.run(store, new ImportRequest(List.of(source), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), false,
                    "bench"), methods, Execution.unobserved()).orThrow();
            double imported = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            if (!StoreCheck.run(store, Execution.unobserved()).isSound()) {
                throw new IllegalStateException("the store is broken");
            }
            return List.of(Row.reported("import of 500 DICOM files into a store", imported, "s"),
                    Row.reported("verify of that store", (System.nanoTime() - start) / 1e9, "s"));
        }
    }

    /** Peak memory of a process that reads a packed run, beyond one that reads a tiny image. */
    private static Row memory(MethodRegistry methods, Path scratch) throws IOException, InterruptedException {
        Path big = scratch.resolve("big.nii.gz");
        Path tiny = scratch.resolve("tiny.nii.gz");
        write(big, VOLUMES, methods);
        write(tiny, 1, methods);
        double stored = 64 * 64 * 36 * 2.0 * VOLUMES / MEBI;
        double process = peakMebibytes(big);
        return Row.atMost("peak memory of an image, beyond a tiny one", process - peakMebibytes(tiny), "MiB", 1.3 * stored + 64)
                .beside(String.format(Locale.ROOT, "stored %.0f MiB, whole process %.0f MiB", stored, process));
    }

    private static void write(Path file, int volumes, MethodRegistry methods) {
        Grid grid = new Grid(64, 64, 36, Affine.scaling(3, 3, 3), Frame.scan("bench"));
        float[] values = new float[(int) grid.size() * volumes];
        for (int v = 0; v < values.length; v++) {
            values[v] = (float) Math.rint(500 + 300 * Math.sin(v * 0.01));
        }
        ImageFiles.write(new WriteRequest(file, grid, volumes, 2, new FloatVoxels(values), ElementType.INT16, "bench"), methods,
                Execution.unobserved()).orThrow();
    }

    private static double peakMebibytes(Path image) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "import resource,subprocess,sys\nsubprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL,"
                + "check=True)\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss/1024)";
        Process process = new ProcessBuilder("/usr/bin/python3", "-c", script, java, "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "org.lodestone.cli.Main", "info",
                image.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return line.isEmpty() ? Double.NaN : Double.parseDouble(line);
    }
}
