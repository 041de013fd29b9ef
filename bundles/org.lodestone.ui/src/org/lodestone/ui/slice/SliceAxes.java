package org.lodestone.ui.slice;

import java.util.Optional;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.image.view.SliceOrientation;
import org.lodestone.ui.internal.Messages;
import org.lodestone.ui.view.ViewerSnapshot;

/** How a slice view lies in the head. */
public sealed interface SliceAxes {

    /** @return unit directions {right, down} of the picture; empty when there is no such plane now */
    Optional<Vec3[]> directions(ViewerSnapshot snapshot);

    /** @return name for captions */
    String title();

    /**
     * Along the axes of the native space.
     *
     * @param orientation which of the three
     */
    record Orthogonal(SliceOrientation orientation) implements SliceAxes {
        @Override
        public Optional<Vec3[]> directions(ViewerSnapshot snapshot) {
            return Optional.of(new Vec3[] {orientation.right(snapshot.display().convention()), orientation.down()});
        }

        @Override
        public String title() {
            return switch (orientation) {
                case AXIAL -> Messages.axial;
                case CORONAL -> Messages.coronal;
                case SAGITTAL -> Messages.sagittal;
            };
        }
    }

    /** Along the coil's axis through the chosen target: the coil is on top, depth goes down. */
    record AlongCoil() implements SliceAxes {
        @Override
        public Optional<Vec3[]> directions(ViewerSnapshot snapshot) {
            return snapshot.chosenTarget().flatMap(target -> target.scalp()).map(AlongCoil::directions);
        }

        private static Vec3[] directions(ScalpTarget scalp) {
            Vec3 down = scalp.outwardNormal().unit().times(-1);
            // the nose points left, as in the sagittal view; from the left ear when the coil looks at the nose
            Vec3 wanted = Math.abs(down.y()) < 0.9 ? new Vec3(0, -1, 0) : new Vec3(1, 0, 0);
            Vec3 right = wanted.minus(down.times(wanted.dot(down))).unit();
            return new Vec3[] {right, down};
        }

        @Override
        public String title() {
            return Messages.coilAxis;
        }
    }
}
