package org.lodestone.delineation.internal.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.target.TargetingInput;

class PublishedCoordinatesTest {

    private static Outcome<List<TargetCandidate>> carriedTo(String template) {
        Frame patient = Frame.t1w("sub-01");
        Mask search = Mask.where(new Grid(2, 2, 2, Affine.IDENTITY, patient), _ -> true);
        AffineTransform toTemplate = new AffineTransform(patient, Frame.template(template), Affine.translation(new Vec3(5, -3, 2)));
        return new PublishedCoordinates().run(
                new TargetingInput(search, Optional.empty(), Optional.empty(), toTemplate), Parameters.NONE, Execution.unobserved());
    }

    @Test
    void eachCoordinateIsCarriedToThePatientAndStaysOnTheLeft() {
        List<TargetCandidate> candidates = carriedTo("MNI152NLin6Asym").orThrow();
        assertEquals(10, candidates.size());
        TargetCandidate area46 = candidates.stream().filter(c -> c.methodId().endsWith(".ba46")).findFirst().orElseThrow();
        assertEquals(new Vec3(-44, 40, 29), area46.templatePoint().mm());
        assertTrue(area46.nativePoint().mm().distance(new Vec3(-49, 43, 27)) < 1e-9);
        assertTrue(candidates.stream().allMatch(c -> c.templatePoint().mm().x() < -30));
    }

    /** Lancaster 2007, table IV gives the map from MNI to Talairach; the inverse has to lead back, and outwards, since MNI brains are larger. */
    @Test
    void talairachCoordinatesAreConverted() {
        assertTrue(Talairach.fromMni(Talairach.toMni(new Vec3(-40, 32, 30))).distance(new Vec3(-40, 32, 30)) < 1e-9);
        assertEquals(-1.0423, Talairach.fromMni(Vec3.ZERO).x(), 1e-12);
        Vec3 paus = carriedTo("MNI152NLin6Asym").orThrow().stream().filter(c -> c.methodId().endsWith(".paus2001")).findFirst().orElseThrow()
                .templatePoint().mm();
        assertTrue(paus.distance(new Vec3(-41.5, 37.3, 26.7)) < 0.1, paus::toString);
    }

    @Test
    void anotherTemplateThanMni152IsRemarkedOn() {
        assertEquals("LS-DELIN-070", carriedTo("MNIColin27").findings().getFirst().code());
        assertTrue(carriedTo("MNI152NLin6Asym").findings().stream().noneMatch(f -> f.code().equals("LS-DELIN-070")));
    }
}
