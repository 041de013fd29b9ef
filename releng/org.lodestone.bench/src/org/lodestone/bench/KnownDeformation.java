package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated patient whose way to the template is known: Colin27 seen through a smooth random deformation of up to 6 mm after an affine one, with 3 %
 * noise and 20 % non-uniformity. Made by NumPy and SciPy, with their own interpolation, so that nothing of ours is in the truth. The points, labels and
 * maps of the template are carried along.
 *
 * @param folder that holds it
 */
record KnownDeformation(Path folder) {

    private static final String MAKE = """
            import sys, numpy as np, nibabel as nib
            from scipy.ndimage import gaussian_filter, map_coordinates
            seed, pack, out = int(sys.argv[1]), sys.argv[2], sys.argv[3]
            image = nib.load(pack + '/ch2.nii.gz')
            T, A = image.get_fdata(dtype=np.float32), image.affine
            B = (nib.load(pack + '/ch2bet.nii.gz').get_fdata() > 0).astype(np.float32)
            L = np.asarray(nib.load(pack + '/aal.nii.gz').dataobj).astype(np.int16)
            rng = np.random.default_rng(seed)
            u = np.stack([gaussian_filter(rng.standard_normal(T.shape).astype(np.float32), 15, mode='constant') for _ in range(3)])
            u *= 6 / np.abs(u)[:, B > 0].max()
            angles, scales = np.deg2rad(rng.uniform(-8, 8, 3)), 1 + rng.uniform(-.06, .06, 3)
            c, s = np.cos(angles), np.sin(angles)
            R = np.array([[1,0,0],[0,c[0],-s[0]],[0,s[0],c[0]]]) @ np.array([[c[1],0,s[1]],[0,1,0],[-s[1],0,c[1]]]) \\
                @ np.array([[c[2],-s[2],0],[s[2],c[2],0],[0,0,1]])
            M, move, middle = R * scales, rng.uniform(-8, 8, 3), np.array(T.shape) / 2
            def to_template(x):
                'voxels of the patient to voxels of the template, 3 x n'
                y = x + np.stack([map_coordinates(u[i], x, order=1, mode='constant') for i in range(3)])
                return M @ (y - middle[:, None]) + (middle + move)[:, None]
            x = np.indices(T.shape).reshape(3, -1).astype(np.float64)
            y = to_template(x)
            P = map_coordinates(T, y, order=1, mode='constant').reshape(T.shape)
            strength = P[P > 0.1 * P.max()].mean()
            bias = np.prod([1 + 0.033 * np.sin(np.pi * (np.indices(T.shape)[i] / T.shape[i] - 0.3 * i)) for i in range(3)], axis=0)
            P = P * bias + 0.03 * strength * rng.standard_normal(P.shape)
            nib.save(nib.Nifti1Image(P.astype(np.float32), A), out + '/patient.nii.gz')
            labels = np.where(map_coordinates(B, y, order=1) > 0.5, map_coordinates(L, y, order=0), 0).reshape(T.shape)
            nib.save(nib.Nifti1Image(labels.astype(np.int16), A), out + '/labels.nii.gz')
            inside = np.flatnonzero(map_coordinates(B, y, order=1) > 0.5)
            chosen = rng.choice(inside, 4000, replace=False)
            world = lambda v: (A[:3, :3] @ v + A[:3, 3:]).T
            def table(name, points):
                np.savetxt(out + '/' + name + '.tsv', points, fmt='%.6f', delimiter='\\t', header='x\\ty\\tz', comments='')
                lps = points * [-1, -1, 1]
                np.savetxt(out + '/' + name + '.txt', lps, fmt='%.6f', header='point\\n%d' % len(lps), comments='')
            table('points', world(x[:, chosen])); np.save(out + '/truth.npy', world(to_template(x[:, chosen])))
            # published left prefrontal coordinates: Fox 2012, Fitzgerald 2009, Rusjan 2010, Paus 2001, Herbsman 2009, Cash 2021, Weigand 2018
            mm = np.array([[-38,44,26],[-46,45,38],[-50,30,36],[-40,32,30],[-46,23,49],[-42,38,34],[-41,16,54]], float)
            v = np.linalg.inv(A)[:3, :3] @ mm.T + np.linalg.inv(A)[:3, 3:]
            guess = v.copy()
            for _ in range(200):
                guess -= 0.8 * (np.linalg.inv(M) @ (to_template(guess) - v))
            assert np.abs(to_template(guess) - v).max() < 1e-6
            table('published', mm); np.save(out + '/native.npy', world(guess))
            """;

    private static final String ERRORS = """
            import sys, re, numpy as np
            truth, found = np.load(sys.argv[1]), sys.argv[2]
            if found.endswith('.tsv'):
                points = np.loadtxt(found, skiprows=1)
            else:
                points = np.array([[float(c) for c in re.search(r'OutputPoint = \\[ (.*?) \\]', line).group(1).split()] for line in open(found)]) * [-1, -1, 1]
            d = np.linalg.norm(points - truth, axis=1)
            print(repr(float(np.median(d))), repr(float(np.percentile(d, 95))), repr(float(d.max())))
            """;

    private static final String OVERLAP = """
            import sys, numpy as np, nibabel as nib
            a, b = (np.rint(nib.load(f).get_fdata()).astype(int) for f in sys.argv[1:])
            kinds = [k for k in np.unique(a) if k > 0]
            print(repr(float(np.mean([2 * ((a == k) & (b == k)).sum() / ((a == k).sum() + (b == k).sum()) for k in kinds]))))
            """;

    static KnownDeformation make(int seed, Path pack, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        python(MAKE, Integer.toString(seed), pack.toString(), folder.toString());
        return new KnownDeformation(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** @return median, 95th percentile and largest distance in mm of points that were carried from the truth */
    double[] errors(String truth, Path found) throws IOException, InterruptedException {
        return numbers(python(ERRORS, file(truth).toString(), found.toString()));
    }

    /** @return mean Dice coefficient over the atlas's regions between the patient's own labels and those that were carried to it */
    double overlap(Path labels) throws IOException, InterruptedException {
        return numbers(python(OVERLAP, file("labels.nii.gz").toString(), labels.toString()))[0];
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static String python(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", program));
        command.addAll(List.of(arguments));
        return output(command);
    }

    /** Runs a peer; its last line. */
    static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command.subList(0, Math.min(2, command.size()))) + ": " + String.join("\n", lines));
        }
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
