package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Registration of Colin27 to simulated patients, whose deformation is known, through the verbs a person uses; elastix beside it on the files of the
 * first. Left out where Debian's mricron-data is absent.
 */
final class RegistrationBench {

    private static final int SEEDS = 6;

    private RegistrationBench() {
    }

    static List<Row> measure(Product product, Path scratch) throws IOException, InterruptedException {
        Path pack = Path.of(Optional.ofNullable(System.getenv("LODESTONE_ATLAS_PACK")).orElse("/usr/share/mricron/templates"));
        Path template = pack.resolve("ch2.nii.gz"), atlas = pack.resolve("aal.nii.gz");
        if (!Files.exists(template)) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        double[] worst = new double[3];
        for (int seed = 1; seed <= SEEDS; seed++) {
            KnownDeformation patient = KnownDeformation.make(seed, pack, scratch.resolve("patient" + seed));
            Ours ours = Ours.run(product, "nonlinear", template, patient.file("patient.nii.gz"), patient.file("ours"));
            double[] errors = patient.errors("truth.npy", ours.points(patient.file("points.tsv"), false));
            double[] published = patient.errors("native.npy", ours.points(patient.file("published.tsv"), true));
            worst = new double[] {Math.max(worst[0], errors[0]), Math.max(worst[1], errors[1]), Math.max(worst[2], published[2])};
            System.err.printf(Locale.ROOT, "patient %d: median %.3f mm, 95 %% %.3f mm, published coordinates at most %.3f mm, %.0f s%n", seed, errors[0],
                    errors[1], published[2], ours.seconds);
            if (seed == 1) {
                rows.addAll(affine(product, patient, template, atlas));
                rows.addAll(spline(patient, ours, errors, template, atlas));
            }
        }
        rows.add(Row.atMost("known deformation undone, worst of 6: median error in the brain", worst[0], "mm", 0.5));
        rows.add(Row.atMost("known deformation undone, worst of 6: 95th percentile", worst[1], "mm", 1.5));
        rows.add(Row.atMost("published coordinates carried to 6 patients, worst", worst[2], "mm", 1));
        return rows;
    }

    private static List<Row> affine(Product product, KnownDeformation patient, Path template, Path atlas) throws IOException, InterruptedException {
        Ours ours = Ours.run(product, "affine", template, patient.file("patient.nii.gz"), patient.file("ours-affine"));
        Elastix peer = Elastix.run(template, patient.file("patient.nii.gz"), false, patient.file("elastix-affine"));
        double mine = patient.overlap(ours.labels(atlas, patient.file("patient.nii.gz"))), theirs = patient.overlap(peer.labels(atlas));
        return List.of(
                Row.atMost("affine: overlap of 116 regions, elastix minus ours", theirs - mine, "Dice", 0)
                        .beside(String.format(Locale.ROOT, "%.3f, elastix %.3f", mine, theirs)),
                Row.atMost("affine: time over elastix's", ours.seconds / peer.seconds(), "ratio", 0.5)
                        .beside(String.format(Locale.ROOT, "%.1f s, elastix %.1f s", ours.seconds, peer.seconds())));
    }

    private static List<Row> spline(KnownDeformation patient, Ours ours, double[] errors, Path template, Path atlas)
            throws IOException, InterruptedException {
        Elastix peer = Elastix.run(template, patient.file("patient.nii.gz"), true, patient.file("elastix-spline"));
        double[] theirErrors = patient.errors("truth.npy", peer.points(patient.file("points.txt")));
        double mine = patient.overlap(ours.labels(atlas, patient.file("patient.nii.gz"))), theirs = patient.overlap(peer.labels(atlas));
        return List.of(
                Row.atMost("known deformation: median error over elastix's", errors[0] / theirErrors[0], "ratio", 1)
                        .beside(String.format(Locale.ROOT, "%.3f mm, 95 %% %.3f mm; elastix %.3f, %.3f mm", errors[0], errors[1], theirErrors[0], theirErrors[1])),
                Row.atMost("nonlinear: overlap of 116 regions, elastix minus ours", theirs - mine, "Dice", 0)
                        .beside(String.format(Locale.ROOT, "%.3f, elastix %.3f", mine, theirs)),
                Row.atMost("nonlinear: time over elastix's", ours.seconds / peer.seconds(), "ratio", 1)
                        .beside(String.format(Locale.ROOT, "%.1f s, elastix %.1f s", ours.seconds, peer.seconds())));
    }

    /** A registration by the product's verbs. */
    private record Ours(Product product, Path out, double seconds) {

        static Ours run(Product product, String type, Path moving, Path fixed, Path out) throws IOException, InterruptedException {
            return new Ours(product, out, product.run("register", moving.toString(), fixed.toString(), "--type", type, "--out", out.toString()).seconds());
        }

        /** Points of the fixed image to the moving one, or back. */
        Path points(Path table, boolean back) throws IOException, InterruptedException {
            Path result = out.resolve("carried-" + table.getFileName());
            List<String> words = new ArrayList<>(List.of("apply", "--transform", out.toString(), "--points", table.toString(), "--out", result.toString()));
            if (back) {
                words.add("--inverse");
            }
            product.run(words.toArray(String[]::new));
            return result;
        }

        Path labels(Path atlas, Path reference) throws IOException, InterruptedException {
            Path result = out.resolve("labels.nii.gz");
            product.run("apply", "--transform", out.toString(), "--image", atlas.toString(), "--reference", reference.toString(), "--labels", "--out",
                    result.toString());
            return result;
        }
    }
}
