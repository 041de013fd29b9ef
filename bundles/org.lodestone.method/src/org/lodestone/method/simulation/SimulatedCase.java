package org.lodestone.method.simulation;

import java.nio.file.Path;
import org.lodestone.core.FramePoint;

/**
 * A simulated patient.
 *
 * @param dataset the BIDS dataset
 * @param label participant label without {@code sub-}
 * @param truthFile JSON with transform, motion and peak
 * @param peak the planted anticorrelated peak in the T1w space
 */
public record SimulatedCase(Path dataset, String label, Path truthFile, FramePoint peak) {
}
