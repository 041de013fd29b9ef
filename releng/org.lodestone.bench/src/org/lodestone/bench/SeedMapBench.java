package org.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lodestone.cli.Main;
import org.lodestone.method.MethodRegistry;

/**
 * A seed map from .nii.gz to .nii.gz beside nilearn's way to one. nilearn itself is no package of the system: its steps are repeated in
 * NumPy and SciPy as the maskers of 0.10.4 do them, in their number format, but without their checks and look-ups, so it is quicker than
 * the original. A second peer does the least that could be done with SciPy: one reading, all series filtered in one call.
 */
final class SeedMapBench {

    private static final String PEERS = """
            import sys, json, time
            import numpy as np, nibabel as nib
            from scipy import signal
            run, result, ours = sys.argv[1:4]
            seed_mm, radius = np.array([0, 20, 0]), 6

            def brain(first):
                return first > 0.2 * np.sort(first.ravel())[int(0.99 * (first.size - 1))]

            # The maskers' mask is given to them: finding it is not timed.
            mask = brain(nib.load(run).get_fdata()[..., 0])

            def near(affine, ijk):
                return np.linalg.norm(nib.affines.apply_affine(affine, ijk) - seed_mm, axis=1) <= radius

            def detrended(x):
                x = x - x.mean(axis=0)
                line = np.arange(len(x), dtype=x.dtype)
                line -= line.mean()
                line /= np.sqrt((line ** 2).sum())
                return x - np.dot(line, x) * line[:, None]

            def z(x):
                return (x - x.mean(axis=0)) / np.maximum(x.std(axis=0, ddof=1), 1e-20)

            def sections(image):
                return signal.butter(5, [0.01, 0.1], btype='band', fs=1 / image.header.get_zooms()[3], output='sos')

            def cleaned(x, sos):
                x = detrended(x)
                for series in x.T:
                    series[:] = signal.sosfiltfilt(sos, series)
                return z(x)

            def maskers():
                image = nib.load(run)
                data = np.asanyarray(image.dataobj)
                rows = data.reshape([-1, data.shape[3]]).T
                inside = near(image.affine, np.array(list(np.ndindex(data.shape[:3])))) & mask.ravel()
                course = np.empty((data.shape[3], 1), dtype=data.dtype)
                course[:, 0] = rows[:, inside].mean(axis=1)
                seed = cleaned(course.astype(np.float32), sections(image))
                image = nib.load(run)
                data = np.array(np.asanyarray(image.dataobj), dtype=np.float32, order='C', copy=True)
                series = cleaned(data[mask].T, sections(image))
                r = np.dot(series.T, seed) / (len(seed) - 1)
                out = np.zeros(mask.shape, dtype=np.float32)
                out[mask] = r[:, 0]
                nib.save(nib.Nifti1Image(out, image.affine), result + '.nii.gz')
                return out

            def least():
                image = nib.load(run)
                data = image.get_fdata()
                inside = brain(data[..., 0])
                series = data[inside].T
                course = series[:, near(image.affine, np.argwhere(inside))].mean(axis=1, keepdims=True)
                b, a = signal.butter(5, [0.01, 0.1], btype='band', fs=1 / image.header.get_zooms()[3])
                both = [z(signal.filtfilt(b, a, signal.detrend(x, axis=0), axis=0)) for x in (series, course)]
                out = np.zeros(inside.shape)
                out[inside] = (both[0].T @ both[1] / (len(course) - 1))[:, 0]
                nib.save(nib.Nifti1Image(out, image.affine), result + '.nii.gz')

            start = time.perf_counter()
            r = maskers()
            middle = time.perf_counter()
            least()
            end = time.perf_counter()
            json.dump({'maskers': middle - start, 'least': end - middle,
                       'difference': float(np.abs(r - nib.load(ours).get_fdata()).max())}, open(result, 'w'))
            """;

    private SeedMapBench() {
    }

    /**
     * @param product what is measured
     * @param run four-dimensional
     * @param scratch folder for the maps
     */
    static List<Row> measure(Product product, Path run, Path scratch) throws IOException, InterruptedException {
        String map = scratch.resolve("r.nii.gz").toString();
        String[] line = {"fc", run.toString(), "--seed", "0,20,0,6", "--filter", "butterworth5", "--out", map, "--json"};
        double best = Double.POSITIVE_INFINITY, started = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 3; round++) {
            best = Math.min(best, product.run(line).seconds());
        }
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            Main.run(line, () -> MethodRegistry.fromClassPath(SeedMapBench.class.getClassLoader()), nowhere, nowhere);
            started = Math.min(started, (System.nanoTime() - start) / 1e9);
        }
        JsonNode peer = FunctionalBench.python(PEERS, run, map);
        double maskers = peer.path("maskers").asDouble(), least = peer.path("least").asDouble();
        String beside = String.format(Locale.ROOT, "nilearn's steps %.1f s, the least with SciPy %.1f s, without start and imports",
                maskers, least);
        return List.of(
                Row.atMost("seed map from .nii.gz to .nii.gz, start of the program included", best, "s", maskers / 5).beside(beside),
                Row.atMost("the same without start, against the least with SciPy", started, "s", least / 5).beside(beside),
                Row.reported("the same with start, share of the least with SciPy", best / least, "").beside("a fifth would be 0.2"),
                Row.atMost("seed map against nilearn's steps, largest difference of r", 1e6 * peer.path("difference").asDouble(), "e-6", 10));
    }
}
