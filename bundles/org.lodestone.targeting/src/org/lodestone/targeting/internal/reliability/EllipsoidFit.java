package org.lodestone.targeting.internal.reliability;

import java.util.Arrays;
import java.util.List;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.numerics.SymmetricEigen;

/**
 * The ellipsoid of the points' own covariance, grown until it holds the wanted share of them: the share is counted, not derived from a
 * normal distribution, since targets that jump between two clusters are far from normal.
 */
final class EllipsoidFit {

    private EllipsoidFit() {
    }

    /**
     * @param points at least one, all in one space
     * @param share of them to hold
     * @return the ellipsoid; axes along which the points do not differ have no length
     */
    static ConfidenceEllipsoid of(List<FramePoint> points, double share) {
        Vec3 sum = Vec3.ZERO;
        for (FramePoint point : points) {
            sum = sum.plus(point.mm());
        }
        Vec3 centre = sum.times(1.0 / points.size());
        double[][] covariance = new double[3][3];
        for (FramePoint point : points) {
            double[] d = point.mm().minus(centre).toArray();
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    covariance[a][b] += d[a] * d[b] / points.size();
                }
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(covariance);
        Vec3 first = vector(eigen.vectors()[0]), second = vector(eigen.vectors()[1]);
        List<Vec3> axes = List.of(first, second, first.cross(second));
        double[] lengths = new double[3];
        for (int a = 0; a < 3; a++) {
            lengths[a] = eigen.values()[a] > 1e-9 ? Math.sqrt(eigen.values()[a]) : 0;
        }
        double[] radii = points.stream().mapToDouble(p -> radius(p.mm().minus(centre), axes, lengths)).sorted().toArray();
        double factor = radii[Math.clamp((int) Math.ceil(share * radii.length) - 1, 0, radii.length - 1)];
        // a hair wider, so that the point that sets the size is inside despite rounding
        double grown = factor * (1 + 1e-9);
        return new ConfidenceEllipsoid(new FramePoint(points.getFirst().frame(), centre), axes,
                Arrays.stream(lengths).map(l -> l * grown).boxed().toList(), share);
    }

    private static double radius(Vec3 offset, List<Vec3> axes, double[] lengths) {
        double square = 0;
        for (int a = 0; a < 3; a++) {
            if (lengths[a] > 0) {
                double ratio = offset.dot(axes.get(a)) / lengths[a];
                square += ratio * ratio;
            }
        }
        return Math.sqrt(square);
    }

    private static Vec3 vector(double[] v) {
        return new Vec3(v[0], v[1], v[2]);
    }
}
