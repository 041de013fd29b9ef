package org.lodestone.delineation.internal.mesh;

import java.util.List;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.SurfaceExtraction;

/** The smooth closed surface of the largest part of a mask. */
public final class MaskSurface implements SurfaceExtraction {

    /** Cells of the surface: half the smoothing's width is fine enough, and a finer grid costs its square. */
    private static final double FINEST_MM = 1.5;
    private static final double COARSEST_MM = 2;

    /** Settings that every surface extraction of this bundle takes. */
    public static final List<Parameter> PARAMETERS = List.of(
            Parameter.integer("maxTriangles", 60000, 100, 5_000_000, "Triangles the surface is simplified to."),
            Parameter.real("smoothFwhmMm", 2, 0, 20, "Full width of the Gaussian that turns the mask's steps into a slope."),
            Parameter.integer("smoothRounds", 10, 0, 200, "Rounds of smoothing without shrinking (Taubin 1995)."));

    /** Creates it. */
    public MaskSurface() {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.delineation.surface", "1", "Surface of a mask",
                "Marching tetrahedra on the smoothed mask, Taubin smoothing, quadric decimation.",
                "Doi A, Koide A (1991) IEICE Trans E74:214-224.", "Taubin G (1995) A signal processing approach to fair surface design.",
                "Garland M, Heckbert PS (1997) Surface simplification using quadric error metrics.");
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Outcome<Surface> run(Mask mask, Parameters parameters, Execution execution) {
        if (mask.count() == 0) {
            return Outcome.refused(Finding.error("LS-DELIN-020", "The mask is empty: it has no surface.",
                    "Look at the step that made the mask."));
        }
        Grid upright = HeadScan.upright(mask.grid(), Math.clamp(Math.cbrt(mask.grid().voxelVolumeMm3()), FINEST_MM, COARSEST_MM));
        Volume soft = Resampling.resample(mask.toVolume(), upright, AffineTransform.identity(mask.grid().frame()),
                Interpolation.LINEAR, 0, execution);
        Volume field = Smoothing.gaussian(soft, parameters.real("smoothFwhmMm"), execution);
        TriangleMesh raw = IsoSurface.of(field, 0.5, execution.part(0.2, 0.4));
        if (raw.triangleCount() == 0) {
            return Outcome.refused(Finding.error("LS-DELIN-021", "The mask is too thin for a surface at this smoothing.",
                    "Lower smoothFwhmMm."));
        }
        TriangleMesh smooth = Taubin.smooth(MeshParts.largest(raw), parameters.integer("smoothRounds"), execution);
        TriangleMesh small = Decimation.reduce(smooth, parameters.integer("maxTriangles"), execution);
        return Outcome.done(small.toSurface(mask.grid().frame()));
    }
}
