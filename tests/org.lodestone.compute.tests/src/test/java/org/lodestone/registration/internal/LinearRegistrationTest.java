package org.lodestone.registration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.CoregistrationInput;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.registration.internal.linear.AffineTemplateRegistration;
import org.lodestone.registration.internal.linear.RigidCoregistration;

class LinearRegistrationTest {

    private static final BlobHead HEAD = new BlobHead(7);
    private static final Frame T1W = Frame.t1w("sub-01");
    private static final Frame TEMPLATE = Frame.template("Blob");
    private static final Frame BOLD = Frame.bold("sub-01_task-rest");

    private static TemplateRegistrationInput displaced(Affine t1wToTemplate) {
        Grid template = BlobHead.grid(44, 52, 38, 4, Vec3.ZERO, TEMPLATE);
        Grid t1w = BlobHead.grid(54, 58, 54, 4, t1wToTemplate.inverse().apply(Vec3.ZERO), T1W);
        return new TemplateRegistrationInput(HEAD.on(t1w, t1wToTemplate, b -> 0.4 * b, 8, 1), HEAD.brain(t1w, t1wToTemplate),
                HEAD.on(template, Affine.IDENTITY, b -> b, 0, 2), HEAD.brain(template, Affine.IDENTITY));
    }

    @Test
    void aHeadTurnedByThirtyDegreesAndShiftedByFortyMillimetresIsBroughtToTheTemplate() {
        Affine truth = Affine.translation(new Vec3(-24, 22, 24)).times(Affine.rotation(0.3, -0.3, 0.35))
                .times(Affine.scaling(1.05, 0.96, 1.02));
        RegisteredTemplate result = new AffineTemplateRegistration().run(displaced(truth), Parameters.NONE, BlobHead.TWO).orThrow();
        Affine found = ((AffineTransform) result.t1wToTemplate()).matrix();
        // a quarter of a voxel at the corners of the head's box
        assertTrue(BlobHead.largestDistanceMm(found.times(truth.inverse()), Affine.IDENTITY) < 1,
                "off by " + BlobHead.largestDistanceMm(found.times(truth.inverse()), Affine.IDENTITY) + " mm");
        assertTrue(result.similarity() > 0.95, "similarity " + result.similarity());
        assertEquals(T1W, result.t1wToTemplate().from());
        assertEquals(TEMPLATE, result.t1wToTemplate().to());
    }

    @Test
    void theResultIsTheSameToTheBitOnOneThreadAndOnThree() {
        TemplateRegistrationInput input = displaced(Affine.rotation(0.1, 0.05, -0.1));
        AffineTemplateRegistration method = new AffineTemplateRegistration();
        RegisteredTemplate one = method.run(input, Parameters.NONE, new Execution(Parallel.single(), Progress.NONE)).orThrow();
        RegisteredTemplate three = method.run(input, Parameters.NONE, new Execution(new Parallel(3), Progress.NONE)).orThrow();
        assertEquals(one, three);
    }

    @Test
    void anEmptyBrainMaskIsRefused() {
        TemplateRegistrationInput input = displaced(Affine.IDENTITY);
        Outcome<RegisteredTemplate> outcome = new AffineTemplateRegistration().run(
                new TemplateRegistrationInput(input.t1w(), Mask.where(input.t1w().grid(), v -> false), input.template(),
                        input.templateBrain()), Parameters.NONE, BlobHead.TWO);
        assertEquals("LS-REG-001", outcome.findings().getFirst().code());
    }

    private static Outcome<CoregisteredRun> coregister(Affine boldToT1w, Affine t1wToHead) {
        Grid t1w = BlobHead.grid(56, 64, 48, 3, Vec3.ZERO, T1W);
        Vec3 centre = boldToT1w.inverse().apply(new Vec3(3, 0, 2));
        Grid lattice = BlobHead.grid(40, 46, 28, 4, Vec3.ZERO, BOLD);
        Grid bold = new Grid(40, 46, 28, Affine.translation(centre).times(Affine.rotation(0.1, 0, 0)).times(lattice.voxelToWorld()), BOLD);
        Volume run = HEAD.on(bold, t1wToHead.times(boldToT1w), b -> b < 300 ? b : 1600 - 0.9 * b, 15, 3);
        return new RigidCoregistration().run(
                new CoregistrationInput(run, HEAD.on(t1w, Affine.IDENTITY, b -> b, 5, 4), HEAD.brain(t1w, Affine.IDENTITY)),
                Parameters.NONE, BlobHead.TWO);
    }

    @Test
    void aRunOfOppositeContrastIsBroughtOntoTheScan() {
        Affine truth = Affine.translation(new Vec3(12, -18, 9)).times(Affine.rotation(0.2, -0.1, 0.15));
        Outcome<CoregisteredRun> outcome = coregister(truth, Affine.IDENTITY);
        Affine found = outcome.orThrow().boldToT1w().matrix();
        assertTrue(found.isRigid(1e-9));
        double error = BlobHead.largestDistanceMm(truth.times(found.inverse()), Affine.IDENTITY);
        // an eighth of a voxel
        assertTrue(error < 0.5, "off by " + error + " mm");
        assertTrue(outcome.findings().isEmpty(), () -> outcome.findings().toString());
    }

    @Test
    void aRunWithSwappedSidesIsReported() {
        Outcome<CoregisteredRun> outcome = coregister(Affine.rotation(0.1, 0, 0), Affine.scaling(-1, 1, 1));
        assertFalse(outcome.findings().isEmpty());
        assertEquals("LS-REG-005", outcome.findings().getFirst().code());
        assertTrue(outcome.orThrow().mirroredSimilarity() > outcome.orThrow().similarity());
    }
}
