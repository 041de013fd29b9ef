package org.lodestone.image;

import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * A regular lattice of voxels in a space. Voxel (i, j, k) has its centre at voxelToWorld (i, j, k); x runs fastest in memory.
 *
 * @param nx voxels along the first axis
 * @param ny voxels along the second axis
 * @param nz voxels along the third axis
 * @param voxelToWorld voxel indices to RAS+ millimetres in {@code frame}
 * @param frame the space of the world coordinates
 */
public record Grid(int nx, int ny, int nz, Affine voxelToWorld, Frame frame) {

    /** Checks size and affine. */
    public Grid {
        Objects.requireNonNull(frame, "frame");
        if (nx < 1 || ny < 1 || nz < 1) {
            throw new IllegalArgumentException("grid of " + nx + " x " + ny + " x " + nz);
        }
        if (!voxelToWorld.isFinite() || voxelToWorld.determinant() == 0) {
            throw new IllegalArgumentException("voxel-to-world affine is singular: " + voxelToWorld);
        }
    }

    /** @return number of voxels of one volume */
    public long size() {
        return (long) nx * ny * nz;
    }

    /** @return position of voxel (i, j, k) in memory */
    public int index(int i, int j, int k) {
        return i + nx * (j + ny * k);
    }

    /** @return true when (i, j, k) is a voxel of this grid */
    public boolean contains(int i, int j, int k) {
        return i >= 0 && i < nx && j >= 0 && j < ny && k >= 0 && k < nz;
    }

    /** @return number of voxels along axis 0, 1 or 2 */
    public int extent(int axis) {
        return switch (axis) {
            case 0 -> nx;
            case 1 -> ny;
            case 2 -> nz;
            default -> throw new IndexOutOfBoundsException("axis " + axis);
        };
    }

    /** @return distance in millimetres between neighbours along axis 0, 1 or 2 */
    public double spacingMm(int axis) {
        return voxelToWorld.column(axis).norm();
    }

    /** @return volume of a voxel in cubic millimetres */
    public double voxelVolumeMm3() {
        return Math.abs(voxelToWorld.determinant());
    }

    /** @return RAS+ millimetres to (fractional) voxel indices */
    public Affine worldToVoxel() {
        return voxelToWorld.inverse();
    }

    /** @return centre of a (fractional) voxel in millimetres */
    public Vec3 toWorld(double i, double j, double k) {
        return voxelToWorld.apply(i, j, k);
    }

    /**
     * @param point in the space of this grid
     * @return fractional voxel indices
     * @throws org.lodestone.core.FrameMismatchException when it lies in another space
     */
    public Vec3 toVoxel(FramePoint point) {
        frame.require(point.frame());
        return worldToVoxel().apply(point.mm());
    }

    /** @return the centre of the box of voxels, in millimetres */
    public Vec3 centreMm() {
        return toWorld((nx - 1) / 2.0, (ny - 1) / 2.0, (nz - 1) / 2.0);
    }

    /**
     * The direction in which each axis runs, as nibabel's {@code aff2axcodes}: for each voxel axis the letter of the nearest world axis,
     * strongest axis first, each world axis used once.
     *
     * @return three letters out of R/L, A/P, S/I, {@code RAS} for instance
     */
    public String orientation() {
        char[] code = new char[3];
        boolean[] axisDone = new boolean[3];
        boolean[] worldDone = new boolean[3];
        for (int round = 0; round < 3; round++) {
            int bestAxis = -1;
            int bestWorld = -1;
            double best = -1;
            for (int axis = 0; axis < 3; axis++) {
                Vec3 direction = voxelToWorld.column(axis).times(1 / spacingMm(axis));
                for (int world = 0; world < 3; world++) {
                    if (!axisDone[axis] && !worldDone[world] && Math.abs(direction.get(world)) > best) {
                        best = Math.abs(direction.get(world));
                        bestAxis = axis;
                        bestWorld = world;
                    }
                }
            }
            boolean positive = voxelToWorld.column(bestAxis).get(bestWorld) > 0;
            code[bestAxis] = (positive ? "RAS" : "LPI").charAt(bestWorld);
            axisDone[bestAxis] = true;
            worldDone[bestWorld] = true;
        }
        return new String(code);
    }

    /**
     * Checks that two images lie voxel on voxel.
     *
     * @param other another grid
     * @return true for equal sizes, frames, and affines that move no corner by more than 1e-3 mm
     */
    public boolean sameAs(Grid other) {
        if (nx != other.nx || ny != other.ny || nz != other.nz || !frame.equals(other.frame)) {
            return false;
        }
        for (int corner = 0; corner < 8; corner++) {
            double i = (corner & 1) * (nx - 1), j = (corner >> 1 & 1) * (ny - 1), k = (corner >> 2 & 1) * (nz - 1);
            if (toWorld(i, j, k).distance(other.toWorld(i, j, k)) > 1e-3) {
                return false;
            }
        }
        return true;
    }

    /** @return the same lattice said to lie in another space; for callers that know so */
    public Grid in(Frame other) {
        return new Grid(nx, ny, nz, voxelToWorld, other);
    }

    /**
     * A grid of another voxel size over the same box, with the same axis directions.
     *
     * @param spacingMm edge of the cubic voxels
     * @return a grid whose voxels cover at least this one's box, centred on it
     */
    public Grid withSpacing(double spacingMm) {
        int[] n = new int[3];
        double[] ratio = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            ratio[axis] = spacingMm / spacingMm(axis);
            n[axis] = Math.max(1, (int) Math.ceil(extent(axis) / ratio[axis] - 1e-9));
        }
        Affine scaled = voxelToWorld.times(Affine.scaling(ratio[0], ratio[1], ratio[2]));
        Affine linear = new Affine(scaled.m00(), scaled.m01(), scaled.m02(), 0, scaled.m10(), scaled.m11(), scaled.m12(), 0,
                scaled.m20(), scaled.m21(), scaled.m22(), 0);
        Vec3 halfBox = linear.apply((n[0] - 1) / 2.0, (n[1] - 1) / 2.0, (n[2] - 1) / 2.0);
        Vec3 origin = centreMm().minus(halfBox);
        return new Grid(n[0], n[1], n[2], Affine.translation(origin).times(linear), frame);
    }
}
