package org.lodestone.targeting.internal.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

class TargetingMethodsTest {

    private static Outcome<List<TargetCandidate>> run(TargetingMethod method, TargetingInput input, Map<String, ?> chosen) {
        return method.run(input, Parameters.of(method.parameters(), chosen), Execution.unobserved());
    }

    @Test
    void clusterFindsTheBroadHillAndNotTheDeeperSpike() {
        TargetCandidate target = run(new ClusterTargeting(), PlantedMap.input(0.02, 1), Map.of()).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(PlantedMap.PEAK) < 1.5, target.toString());
        assertEquals(0, target.templatePoint().mm().distance(target.nativePoint().mm().plus(new Vec3(1, 2, 3))), 1e-9);
        assertTrue(target.clusterMm3() > 2000 && target.correlation() < -0.4);
        assertEquals("lodestone.targeting.cluster", target.methodId());
    }

    @Test
    void classicTakesTheDeepestVoxel() {
        TargetCandidate target = run(new ClassicTargeting(), PlantedMap.input(0, 1), Map.of()).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(PlantedMap.SPIKE) < 2.6, target.toString());
    }

    @Test
    void searchlightAveragesTheSpikeAway() {
        TargetCandidate target = run(new SearchlightTargeting(), PlantedMap.input(0.02, 2), Map.of("radiusMm", 10)).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(PlantedMap.PEAK) < 3.5, target.toString());
    }

    @Test
    void aTargetStaysInsideItsBentCluster() {
        TargetCandidate target = run(new ClusterTargeting(), PlantedMap.input(0.3, 3), Map.of("percent", 40)).orThrow().getFirst();
        SearchField field = SearchField.of(PlantedMap.input(0.3, 3)).orThrow();
        int voxel = field.voxelAt(target.nativePoint().mm());
        int kept = (int) Math.round(field.voxels().length * 0.4);
        assertTrue(java.util.Arrays.stream(field.voxels(), 0, kept).anyMatch(v -> v == voxel));
    }

    @Test
    void groupCoordinateIsCarriedToThePatient() {
        TargetCandidate target = run(new GroupTargeting(), PlantedMap.without(), Map.of()).orThrow().getFirst();
        assertEquals(0, target.nativePoint().mm().distance(new Vec3(-39, 42, 23)), 1e-9);
        assertEquals(0, target.templatePoint().mm().distance(new Vec3(-38, 44, 26)), 1e-9);
    }

    @Test
    void withoutAMapOrAnticorrelationThereIsNoTarget() {
        for (TargetingMethod method : List.of(new ClassicTargeting(), new ClusterTargeting(), new SearchlightTargeting())) {
            assertEquals("LS-TARGET-001", run(method, PlantedMap.without(), Map.of()).findings().getFirst().code());
            assertEquals("LS-TARGET-002", run(method, PlantedMap.constant(0), Map.of()).findings().getFirst().code());
            assertEquals("LS-TARGET-003", run(method, PlantedMap.constant(0.2f), Map.of()).findings().getFirst().code());
        }
    }
}
