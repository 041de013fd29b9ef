package org.lodestone.delineation.internal.scalp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.mesh.Icosphere;
import org.lodestone.delineation.internal.mesh.TriangleMesh;
import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.LandmarkDetectionInput;
import org.lodestone.method.target.ScalpRule;
import org.lodestone.method.target.ScalpRuleInput;
import org.lodestone.method.target.ScalpSite;

class ScalpRulesTest {

    private static final Frame FRAME = Frame.t1w("sub-01");
    private static final Execution RUN = Execution.unobserved();
    private static final double RADIUS = 90;

    private static Surface sphere() {
        double[] vertices = Icosphere.unit(6).vertices();
        for (int c = 0; c < vertices.length; c++) {
            vertices[c] *= RADIUS;
        }
        return new TriangleMesh(vertices, Icosphere.unit(6).triangles()).toSurface(FRAME);
    }

    private static HeadLandmarks onEquator() {
        return new HeadLandmarks(at(0, RADIUS, 0), at(0, -RADIUS, 0), at(-RADIUS, 0, 0), at(RADIUS, 0, 0));
    }

    private static FramePoint at(double x, double y, double z) {
        return new FramePoint(FRAME, new Vec3(x, y, z));
    }

    @ParameterizedTest
    @CsvSource({"36, 38, 60, 6.955, 9.790", "36, 36, 56, 6.469, 9.500", "38, 36, 58, 6.678, 9.721"})
    void beamFormulaGivesTheWorkedExamples(double ear, double front, double round, double x, double y) {
        BeamFormula beam = BeamFormula.of(ear, front, round);
        // The examples are printed rounded, the first one to 9.79.
        assertEquals(x, beam.alongCircumferenceCm(), 0.002);
        assertEquals(y, beam.fromVertexCm(), 0.002);
    }

    @Test
    void onASphereTheTapesAreArcsOfCircles() {
        TenTwenty head = TenTwenty.on(sphere(), onEquator());
        // A polyhedron of 40 962 vertices lies at most 0.02 mm inside the sphere of 90 mm.
        assertEquals(Math.PI * RADIUS, head.nasionInion().lengthMm(), 0.1);
        assertEquals(Math.PI * RADIUS, head.earToEar().lengthMm(), 0.1);
        assertEquals(2 * Math.PI * RADIUS * Math.cos(Math.toRadians(18)), head.circumferenceMm(), 0.3);
        assertTrue(head.vertex().distance(new Vec3(0, 0, RADIUS)) < 0.1);
    }

    @Test
    void f3LiesInFrontAndToTheLeftWhereBothRulesAgree() {
        ScalpRuleInput input = new ScalpRuleInput(sphere(), onEquator());
        ScalpSite beam = new BeamF3().run(input, Parameters.NONE, RUN).orThrow();
        ScalpSite tenTwenty = new TenTwentyF3().run(input, Parameters.NONE, RUN).orThrow();
        // Two rules for one site: on this far from head-shaped head they come within 12 mm.
        assertTrue(beam.point().mm().x() < -20 && beam.point().mm().y() > 20 && beam.point().mm().z() > 30);
        assertTrue(beam.point().distanceMm(tenTwenty.point()) < 12);
        assertEquals(282.7, beam.tapeMm().get("nasionInionMm"), 0.1);
    }

    @Test
    void f4MirrorsF3() {
        ScalpRuleInput input = new ScalpRuleInput(sphere(), onEquator());
        Vec3 f3 = new TenTwentyF3().run(input, Parameters.NONE, RUN).orThrow().point().mm();
        Vec3 f4 = new TenTwentyF3(false).run(input, Parameters.NONE, RUN).orThrow().point().mm();
        // Vertices of the sphere are up to 2 mm apart.
        assertTrue(f4.distance(new Vec3(-f3.x(), f3.y(), f3.z())) < 2, f3 + " " + f4);
    }

    /** On a sphere the way parallel to the midplane is an arc of a small circle, 5 cm of which span a chord that geometry gives. */
    @Test
    void fixedLengthsRunForwardAlongTheSkinParallelToTheMidplane() {
        FramePoint motor = at(-40, -20, 60);
        double circle = Math.sqrt(RADIUS * RADIUS - Math.pow(RADIUS * 40 / motor.mm().norm(), 2));
        for (ScalpRule rule : FixedDistanceRule.all()) {
            ScalpSite site = rule.run(new ScalpRuleInput(sphere(), onEquator(), Optional.of(motor)), Parameters.NONE, RUN).orThrow();
            Vec3 start = motor.mm().unit().times(RADIUS), there = site.point().mm();
            double arc = site.tapeMm().get("fromMotorPointMm");
            assertEquals(2 * circle * Math.sin(arc / circle / 2), there.distance(start), 2.5, rule.info().id());
            assertEquals(start.x(), there.x(), 2, rule.info().id());
            assertTrue(there.y() > start.y() + 0.8 * arc, rule.info().id());
        }
    }

    @Test
    void fixedLengthsNeedAMotorPoint() {
        assertEquals("LS-DELIN-053", FixedDistanceRule.all().getFirst().run(new ScalpRuleInput(sphere(), onEquator()), Parameters.NONE, RUN)
                .findings().getFirst().code());
    }

    @Test
    void aChildSizedHeadIsRemarkedOn() {
        Outcome<ScalpSite> outcome = new BeamF3().run(new ScalpRuleInput(sphere(), onEquator()), Parameters.NONE, RUN);
        assertEquals("LS-DELIN-050", outcome.findings().getFirst().code());
    }

    @Test
    void landmarksAreCarriedFromTheTemplateAndPutOnTheSkin() {
        Affine shift = Affine.translation(new Vec3(10, 0, 0));
        AffineTransform toTemplate = new AffineTransform(FRAME, Frame.template("MNIColin27"), shift);
        HeadLandmarks landmarks = new TemplateLandmarks()
                .run(new LandmarkDetectionInput(sphere(), toTemplate), Parameters.NONE, RUN).orThrow();
        assertEquals(RADIUS, landmarks.nasion().mm().norm(), 0.1);
        assertTrue(landmarks.nasion().mm().y() > 70 && landmarks.nasion().mm().x() < 0);
        assertTrue(landmarks.left().mm().x() < -70);
        assertTrue(landmarks.right().mm().x() > 60);
    }
}
