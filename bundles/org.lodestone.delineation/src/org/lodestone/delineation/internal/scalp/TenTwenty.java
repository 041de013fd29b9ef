package org.lodestone.delineation.internal.scalp;

import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * The tape lines of the 10-20 system on one head (Jurcak 2007, unambiguous variant): the line over the vertex that halves both nasion to
 * inion and ear to ear, and the circumference through the tenths of both.
 *
 * @param skin the head's surface
 * @param nasionInion tape from nasion over the vertex to inion
 * @param earToEar tape from the left over the vertex to the right preauricular point
 * @param leftHalf tape from Fpz over T7 to Oz
 * @param rightHalf tape from Fpz over T8 to Oz
 */
record TenTwenty(Surface skin, TapeLine nasionInion, TapeLine earToEar, TapeLine leftHalf, TapeLine rightHalf) {

    private static final int ROUNDS = 6;

    /** @return the lines on {@code skin} */
    static TenTwenty on(Surface skin, HeadLandmarks landmarks) {
        Vec3 nasion = landmarks.nasion().mm(), inion = landmarks.inion().mm();
        Vec3 left = landmarks.left().mm(), right = landmarks.right().mm();
        Vec3 up = right.minus(left).cross(nasion.minus(inion)).unit();
        Vec3 vertex = left.plus(right).times(0.5).plus(up.times(130));
        TapeLine front = TapeLine.over(skin, nasion, inion, vertex);
        TapeLine across = TapeLine.over(skin, left, right, front.atFraction(0.5));
        // Each line is laid over the middle of the other until both meet there.
        for (int round = 0; round < ROUNDS; round++) {
            front = TapeLine.over(skin, nasion, inion, across.atFraction(0.5));
            across = TapeLine.over(skin, left, right, front.atFraction(0.5));
        }
        Vec3 fpz = front.atFraction(0.1), oz = front.atFraction(0.9);
        return new TenTwenty(skin, front, across, TapeLine.over(skin, fpz, oz, across.atFraction(0.1)),
                TapeLine.over(skin, fpz, oz, across.atFraction(0.9)));
    }

    /** @return the vertex, Cz */
    Vec3 vertex() {
        return nasionInion.atFraction(0.5);
    }

    /** @return head circumference in millimetres */
    double circumferenceMm() {
        return leftHalf.lengthMm() + rightHalf.lengthMm();
    }

    /** @return F3: half way between F7 and Fz along the tape from F7 over Fz to F8 */
    Vec3 f3() {
        return onFrontalArc(true);
    }

    /** @return F4: half way between Fz and F8 along the same tape */
    Vec3 f4() {
        return onFrontalArc(false);
    }

    private Vec3 onFrontalArc(boolean left) {
        Vec3 f7 = leftHalf.atFraction(0.3), f8 = rightHalf.atFraction(0.3), fz = nasionInion.atFraction(0.3);
        TapeLine arc = TapeLine.over(skin, f7, f8, fz);
        double toFz = arc.lengthMm() / 2;
        double nearest = Double.POSITIVE_INFINITY;
        for (double mm = 0; mm < arc.lengthMm(); mm += 0.5) {
            double distance = arc.at(mm).distance(fz);
            if (distance < nearest) {
                nearest = distance;
                toFz = mm;
            }
        }
        return arc.at(left ? toFz / 2 : (toFz + arc.lengthMm()) / 2);
    }

    /** @return the vertex of the skin nearest to a point: a hollow under the tape is skin too */
    Vec3 onSkin(Vec3 point) {
        Vec3 best = point;
        double nearest = Double.POSITIVE_INFINITY;
        for (int v = 0; v < skin.vertexCount(); v++) {
            double distance = skin.vertex(v).distance(point);
            if (distance < nearest) {
                nearest = distance;
                best = skin.vertex(v);
            }
        }
        return best;
    }
}
