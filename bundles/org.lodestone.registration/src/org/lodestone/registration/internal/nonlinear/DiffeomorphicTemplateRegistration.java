package org.lodestone.registration.internal.nonlinear;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Distance;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.registration.Diffeomorphism;
import org.lodestone.registration.internal.linear.AffineTemplateRegistration;
import org.lodestone.registration.internal.linear.BrainCorrelation;
import org.lodestone.registration.internal.linear.Pyramid;

/** Affine, then diffeomorphic registration of a T1w scan to the template. */
public final class DiffeomorphicTemplateRegistration implements TemplateRegistration {

    private static final double MARGIN_MM = 20;
    private static final double TAPER_MM = 10;

    private static final MethodInfo INFO = new MethodInfo("lodestone.registration.diffeomorphic-template", "1",
            "Diffeomorphic to template",
            "Affine registration, then a smooth invertible deformation by a stationary velocity field that makes both images alike in "
                    + "every neighbourhood, symmetric between them.",
            List.of("Lorenzi M et al. LCC-Demons. NeuroImage 2013;81:470-483",
                    "Vercauteren T et al. Diffeomorphic demons. NeuroImage 2009;45:S61-S72",
                    "Avants BB et al. Symmetric diffeomorphic image registration. Med Image Anal 2008;12:26-41",
                    "Lucas BD, Kanade T. Proc IJCAI 1981:674-679"),
            10);

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public Outcome<RegisteredTemplate> run(TemplateRegistrationInput input, Parameters parameters, Execution execution) {
        return new AffineTemplateRegistration().run(input, Parameters.NONE, execution.part(0, 0.3))
                .then(affine -> deform(input, affine, execution.part(0.3, 1)));
    }

    private static Outcome<RegisteredTemplate> deform(
            TemplateRegistrationInput input, RegisteredTemplate start, Execution execution) {
        AffineTransform t1wToTemplate = (AffineTransform) start.t1wToTemplate();
        Affine templateToT1w = t1wToTemplate.matrix().inverse();
        VectorField velocity = null;
        float[] taper = null;
        List<Level> levels = Level.ALL;
        for (int n = 0; n < levels.size(); n++) {
            Level level = levels.get(n);
            Region region = Region.around(input.templateBrain(), level.spacingMm(), MARGIN_MM, TAPER_MM, execution);
            taper = region.taper();
            VectorField first = velocity == null ? VectorField.zero(region.grid()) : velocity.on(region.grid(), execution);
            velocity = new VelocityRegistration(
                    Pyramid.at(input.template(), level.spacingMm(), execution), Pyramid.at(input.t1w(), level.spacingMm(), execution),
                    templateToT1w, region.weight(), taper, level.settings())
                    .improve(first, execution.part((double) n / levels.size(), (n + 1.0) / levels.size()));
        }
        Diffeomorphism templateToDeformed = Unfolding.of(velocity, taper, execution);
        SpatialTransform whole = t1wToTemplate.then(templateToDeformed.inverse());
        double similarity = BrainCorrelation.of(input.t1w(), input.template(), input.templateBrain(), whole.inverse(), execution);
        List<Finding> findings = new ArrayList<>();
        if (similarity < start.similarity()) {
            findings.add(Finding.warning("LS-REG-008",
                    "The deformation to the template made scan and template less alike than the affine map did.",
                    "Look at the overlay of template and scan before using any template coordinate.")
                    .with("affineSimilarity", start.similarity()).with("similarity", similarity));
        }
        execution.progress().report(1, "Registered to the template");
        return Outcome.done(new RegisteredTemplate(whole, similarity), findings);
    }

    /** One resolution. */
    private record Level(double spacingMm, VelocityRegistration.Settings settings) {
        static final List<Level> ALL = List.of(
                new Level(8, new VelocityRegistration.Settings(20, 32, 24, 12, 0.05, 0.01)),
                new Level(4, new VelocityRegistration.Settings(20, 16, 10, 5, 0.03, 0.01)),
                new Level(2, new VelocityRegistration.Settings(20, 10, 8, 3, 0.03, 0.01)));
    }

    /**
     * Where the deformation lives at one resolution.
     *
     * @param grid box around the brain
     * @param weight 1 in the brain, falling to 0 some way outside it
     * @param taper 1 inside, falling to 0 at the border of the box
     */
    private record Region(Grid grid, float[] weight, float[] taper) {

        static Region around(Mask brain, double spacingMm, double marginMm, double taperMm, Execution execution) {
            Vec3 low = new Vec3(1e9, 1e9, 1e9);
            Vec3 high = new Vec3(-1e9, -1e9, -1e9);
            Grid from = brain.grid();
            for (int v : brain.indices()) {
                Vec3 p = from.toWorld(v % from.nx(), v / from.nx() % from.ny(), v / (from.nx() * from.ny()));
                low = new Vec3(Math.min(low.x(), p.x()), Math.min(low.y(), p.y()), Math.min(low.z(), p.z()));
                high = new Vec3(Math.max(high.x(), p.x()), Math.max(high.y(), p.y()), Math.max(high.z(), p.z()));
            }
            Vec3 margin = new Vec3(marginMm, marginMm, marginMm);
            Grid grid = VectorField.box(low.minus(margin), high.plus(margin), spacingMm, from.frame());
            Mask here = Pyramid.on(grid, brain, execution);
            float[] mm = Distance.toMaskMm(here, execution).toFloats();
            float[] weight = new float[mm.length];
            float[] taper = new float[mm.length];
            for (int v = 0; v < mm.length; v++) {
                weight[v] = Math.clamp(1 - (mm[v] - 2) / 6, 0, 1);
                int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
                int border = Math.min(Math.min(Math.min(i, grid.nx() - 1 - i), Math.min(j, grid.ny() - 1 - j)), Math.min(k, grid.nz() - 1 - k));
                double t = Math.clamp(border * spacingMm / taperMm, 0, 1);
                taper[v] = (float) (t * t * (3 - 2 * t));
            }
            return new Region(grid, weight, taper);
        }
    }
}
