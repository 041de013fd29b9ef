package org.lodestone.cli.verb;

import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/**
 * A seed as given on the command line.
 *
 * @param centreMm in the world of the image, RAS+
 * @param radiusMm of the ball; 0 for the one voxel at the centre
 */
record SeedSphere(Vec3 centreMm, double radiusMm) {

    private static final double SLACK_MM = 1e-6;

    /**
     * @param text {@code X,Y,Z} or {@code X,Y,Z,R}
     * @return the seed
     * @throws RefusedException when it is something else
     */
    static SeedSphere parse(String text) {
        String[] parts = text.split(",");
        try {
            double radius = parts.length == 4 ? Double.parseDouble(parts[3]) : 0;
            Vec3 centre = new Vec3(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
            if (parts.length <= 4 && centre.isFinite() && radius >= 0 && radius < 1000) {
                return new SeedSphere(centre, radius);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    private static RefusedException refused(String text, Exception cause) {
        RefusedException refused = new RefusedException(Finding.error("LS-FC-002", "--seed " + text + " is no seed.",
                "Give X,Y,Z or X,Y,Z,R in millimetres of the image, to the right, front and up."));
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }

    /** @return the voxels whose centre lies within the radius; without a radius the voxel that holds the centre */
    Mask on(Grid grid) {
        Vec3 p = grid.worldToVoxel().apply(centreMm);
        int i = (int) Math.floor(p.x() + 0.5), j = (int) Math.floor(p.y() + 0.5), k = (int) Math.floor(p.z() + 0.5);
        return Mask.where(grid, v -> {
            int x = v % grid.nx(), y = v / grid.nx() % grid.ny(), z = v / (grid.nx() * grid.ny());
            return radiusMm > 0 ? grid.toWorld(x, y, z).distance(centreMm) <= radiusMm + SLACK_MM : x == i && y == j && z == k;
        });
    }

    /**
     * @param voxels of this seed, on a grid
     * @return about how much of the ball the grid holds, at most 1; 1 for balls of less than eight voxels, where counting says nothing
     */
    double shareWithin(Mask voxels) {
        double expected = 4.0 / 3 * Math.PI * radiusMm * radiusMm * radiusMm / voxels.grid().voxelVolumeMm3();
        return expected < 8 ? 1 : Math.min(1, voxels.count() / expected);
    }
}
