package org.lodestone.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.phantom.anatomy.PatientToTemplate;
import org.lodestone.phantom.anatomy.SmoothDeformation;

class PatientShapeTest {

    private static final Execution QUIET = new Execution(Parallel.single(), Progress.NONE);

    private static SimulatedPatient patient(long seed) {
        return SimulatedPatient.draw(
                SyntheticPack.template(), "demo", SyntheticPack.smallProtocol(30), new RandomStreams(seed), 0.01, QUIET);
    }

    @Test
    void thereAndBackIsExactToAMillionthOfAMillimetre() {
        for (long seed = 1; seed <= 5; seed++) {
            PatientToTemplate shape = patient(seed).nativeToTemplate();
            for (Vec3 mm : List.of(Vec3.ZERO, new Vec3(-40, 40, 28), new Vec3(80, -100, -60), new Vec3(-75, 90, 85))) {
                assertEquals(0, shape.apply(shape.inverse().apply(mm)).distance(mm), 1e-6);
                assertEquals(0, shape.inverse().apply(shape.apply(mm)).distance(mm), 1e-6);
            }
        }
    }

    @Test
    void theHeadIsBentByMillimetresBeyondWhatAnAffineMapExplains() {
        SmoothDeformation deformation = patient(1).nativeToTemplate().deformation();
        double squares = 0, largest = 0;
        int count = 0;
        for (int x = -60; x <= 60; x += 20) {
            for (int y = -90; y <= 60; y += 20) {
                for (int z = -40; z <= 70; z += 20) {
                    Vec3 mm = new Vec3(x, y, z);
                    double shift = deformation.apply(mm).distance(mm);
                    largest = Math.max(largest, shift);
                    squares += shift * shift;
                    count++;
                }
            }
        }
        // Drawn as 2.8 mm root mean square over all space; a head covers about one wave, so it may see half more or less.
        assertEquals(2.8, Math.sqrt(squares / count), 1.4);
        assertTrue(largest > 3 && largest < 8, "largest shift " + largest);
    }

    @Test
    void aDeformationThatMightFoldIsRefused() {
        var steep = new SmoothDeformation.Mode(new Vec3(10, 0, 0), new Vec3(0.2, 0, 0), 0);
        assertThrows(IllegalArgumentException.class, () -> new SmoothDeformation(List.of(steep)));
    }

    @Test
    void leftStaysLeftAndTheScansAreStoredAlongDifferentAxes() {
        for (long seed = 1; seed <= 5; seed++) {
            SimulatedPatient patient = patient(seed);
            Vec3 peak = patient.brain().peak();
            assertTrue(peak.x() < -20, "planted at " + peak);
            double midline = patient.nativeToTemplate().inverse().apply(new Vec3(0, peak.y(), peak.z())).x();
            assertTrue(patient.peak().mm().x() < midline - 20, patient.peak() + " against " + midline);
            assertEquals("PSR", patient.t1wGrid().orientation());
            assertEquals("LPS", patient.boldGrid().orientation());
            assertTrue(patient.t1wGrid().voxelToWorld().determinant() < 0);
            assertTrue(patient.boldGrid().voxelToWorld().determinant() > 0);
        }
    }

    @Test
    void noStepIsAlreadyDone() {
        SimulatedPatient patient = patient(1);
        Vec3 inside = new Vec3(-40, 30, 30);
        assertTrue(patient.nativeToTemplate().apply(inside).distance(inside) > 5, "the head lies on the template");
        assertTrue(patient.boldToT1w().apply(inside).distance(inside) > 2, "the run lies on the structural scan");
        assertTrue(patient.boldToT1w().matrix().isRigid(1e-9));
    }

    @Test
    void theHeadMovesRigidlyFromItsFirstVolume() {
        SimulatedPatient patient = patient(1);
        assertEquals(Affine.IDENTITY, patient.motion().referenceToVolume().getFirst());
        assertTrue(patient.motion().referenceToVolume().stream().allMatch(m -> m.isRigid(1e-9)));
        double[] fd = patient.motion().framewiseDisplacementMm(patient.boldGrid().centreMm());
        double mean = java.util.Arrays.stream(fd).average().orElseThrow();
        assertTrue(mean > 0.05 && mean < 0.5, "mean framewise displacement " + mean);
        assertNotEquals(patient.motion(), patient(2).motion());
    }
}
