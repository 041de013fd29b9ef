package org.lodestone.phantom.anatomy;

import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Sampler;
import org.lodestone.image.Volume;
import org.lodestone.phantom.RandomStreams;

/**
 * The patient's T1-weighted scan: the template's head seen through the patient's shape, uneven receive coils, and Rician noise
 * (Gudbjartsson 1995).
 *
 * @param whiteIntensity intensity of white matter in the middle of the head
 * @param noise standard deviation of each channel's noise
 * @param biasShare by how much the intensity varies over the head, 0.15 for 15 % up and down
 */
public record StructuralScan(double whiteIntensity, double noise, double biasShare) {

    /** @return signal to noise 38 in white matter, 15 % bias */
    public static StructuralScan usual() {
        return new StructuralScan(950, 25, 0.15);
    }

    /**
     * Scans the patient.
     *
     * @param head the template's whole head
     * @param contrast of that image
     * @param nativeToTemplate the patient's shape
     * @param grid where to scan
     * @param random streams of the simulation
     * @param execution threads and cancellation
     * @return intensities from 0 to 4095, as a scanner stores them
     */
    public Volume scan(
            Volume head, TissueContrast contrast, SpatialTransform nativeToTemplate, Grid grid, RandomStreams random,
            Execution execution) {
        Sampler sampler = Sampler.of(head, Interpolation.CUBIC, 0, execution);
        var worldToHead = head.grid().worldToVoxel();
        double scale = whiteIntensity / contrast.white();
        CoilSensitivity coil = CoilSensitivity.random(random.stream("structural coil"), grid, biasShare);
        float[] image = new float[Math.toIntExact(grid.size())];
        execution.parallel().forRanges(grid.nz(), 1, execution.progress(), (start, end) -> {
            for (int k = start; k < end; k++) {
                SplittableRandom noiseSource = random.stream("structural noise", k);
                for (int j = 0; j < grid.ny(); j++) {
                    for (int i = 0; i < grid.nx(); i++) {
                        Vec3 mm = grid.toWorld(i, j, k);
                        Vec3 p = worldToHead.apply(nativeToTemplate.apply(mm));
                        double signal = Math.max(0, sampler.at(p.x(), p.y(), p.z())) * scale * coil.at(mm);
                        double real = signal + noise * noiseSource.nextGaussian();
                        double imaginary = noise * noiseSource.nextGaussian();
                        image[grid.index(i, j, k)] = Math.min(4095, Math.round(Math.sqrt(real * real + imaginary * imaginary)));
                    }
                }
            }
        });
        return Volume.of(grid, image);
    }
}
