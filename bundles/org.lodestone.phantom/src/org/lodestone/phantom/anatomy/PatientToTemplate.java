package org.lodestone.phantom.anatomy;

import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;

/**
 * Where a point of the simulated patient comes from in the template: template = deformation(matrix(native)). This is the truth that a
 * registration has to find.
 *
 * @param from the patient's T1w space
 * @param to the template's space
 * @param matrix linear part, applied first
 * @param deformation applied second
 */
public record PatientToTemplate(Frame from, Frame to, Affine matrix, SmoothDeformation deformation) implements SpatialTransform {

    /** Checks the components. */
    public PatientToTemplate {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(matrix, "matrix");
        Objects.requireNonNull(deformation, "deformation");
    }

    @Override
    public Vec3 apply(Vec3 mm) {
        return deformation.apply(matrix.apply(mm));
    }

    @Override
    public SpatialTransform inverse() {
        return new TemplateToPatient(this, matrix.inverse());
    }

    private record TemplateToPatient(PatientToTemplate forward, Affine back) implements SpatialTransform {

        @Override
        public Frame from() {
            return forward.to;
        }

        @Override
        public Frame to() {
            return forward.from;
        }

        @Override
        public Vec3 apply(Vec3 mm) {
            return back.apply(forward.deformation.applyInverse(mm));
        }

        @Override
        public SpatialTransform inverse() {
            return forward;
        }
    }
}
