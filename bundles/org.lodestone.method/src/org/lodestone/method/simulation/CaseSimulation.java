package org.lodestone.method.simulation;

import org.lodestone.method.Method;

/**
 * Writes a simulated patient as a BIDS dataset, and the truth about him beside it, never inside it: a pipeline that is handed the dataset
 * cannot see the truth. Marked as simulated in every file that can say so.
 */
public interface CaseSimulation extends Method<CaseSimulationInput, SimulatedCase> {
}
