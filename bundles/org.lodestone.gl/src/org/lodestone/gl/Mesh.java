package org.lodestone.gl;

import java.util.Optional;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.gl.internal.MeshCoarsening;
import org.lodestone.gl.internal.TriangleTree;
import org.lodestone.image.Surface;

/**
 * A surface made ready for drawing and picking. Compared by identity: a renderer uploads each mesh once. Make it on a worker thread; it
 * never changes.
 */
public final class Mesh {

    private static final int WORTH_COARSENING = 60_000;
    private static final int MOVING_TRIANGLES = 30_000;

    private final Surface surface;
    private final float[] normals;
    private final int[] vertexColours;
    private final BoundingSphere bounds;
    private final TriangleTree tree;
    private final Mesh coarse;
    private final int[] coarseFrom;

    private Mesh(Surface surface, float[] normals, int[] vertexColours, BoundingSphere bounds, TriangleTree tree, Mesh coarse,
            int[] coarseFrom) {
        this.surface = surface;
        this.normals = normals;
        this.vertexColours = vertexColours;
        this.bounds = bounds;
        this.tree = tree;
        this.coarse = coarse;
        this.coarseFrom = coarseFrom;
    }

    /** @return the mesh of a surface with triangles turned outwards */
    public static Mesh of(Surface surface) {
        BoundingSphere bounds = boundsOf(surface);
        if (surface.triangleCount() < WORTH_COARSENING || !MeshCoarsening.canCoarsen(surface)) {
            return new Mesh(surface, surface.normals(), null, bounds, TriangleTree.of(surface), null, null);
        }
        MeshCoarsening coarsening = MeshCoarsening.of(surface, MOVING_TRIANGLES);
        Surface rough = coarsening.surface();
        Mesh moving = new Mesh(rough, rough.normals(), null, bounds, null, null, null);
        return new Mesh(surface, surface.normals(), null, bounds, TriangleTree.of(surface), moving, coarsening.representative());
    }

    /**
     * @param rgb one colour 0xRRGGBB a vertex. Copied.
     * @return the same surface, coloured by vertex instead of by its material
     */
    public Mesh withVertexColours(int[] rgb) {
        if (rgb.length != surface.vertexCount()) {
            throw new IllegalArgumentException(rgb.length + " colours for " + surface.vertexCount() + " vertices");
        }
        Mesh colouredCoarse = null;
        if (coarse != null) {
            int[] fewer = new int[coarseFrom.length];
            for (int v = 0; v < fewer.length; v++) {
                fewer[v] = rgb[coarseFrom[v]];
            }
            colouredCoarse = new Mesh(coarse.surface, coarse.normals, fewer, bounds, null, null, null);
        }
        return new Mesh(surface, normals, rgb.clone(), bounds, tree, colouredCoarse, coarseFrom);
    }

    /** @return the surface */
    public Surface surface() {
        return surface;
    }

    /** @return a coarser likeness to draw while the picture moves; this itself when it is small. Not for picking. */
    public Mesh whileMoving() {
        return coarse == null ? this : coarse;
    }

    /** @return space of the vertices */
    public Frame frame() {
        return surface.frame();
    }

    /** @return unit normals, x y z a vertex. Never modify them. */
    public float[] normals() {
        return normals;
    }

    /** @return one colour 0xRRGGBB a vertex, when it is coloured so. Never modify them. */
    public Optional<int[]> vertexColours() {
        return Optional.ofNullable(vertexColours);
    }

    /** @return a sphere around it */
    public BoundingSphere bounds() {
        return bounds;
    }

    /**
     * @param ray in the space of the mesh
     * @return distance in millimetres from the ray's origin to the first triangle, either side; NaN when it misses
     */
    public double hit(Ray ray) {
        return tree.hit(ray.origin(), ray.direction());
    }

    private static BoundingSphere boundsOf(Surface surface) {
        if (surface.vertexCount() == 0) {
            return new BoundingSphere(Vec3.ZERO, 0);
        }
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        float[] v = surface.vertices();
        for (int i = 0; i < v.length; i++) {
            low[i % 3] = Math.min(low[i % 3], v[i]);
            high[i % 3] = Math.max(high[i % 3], v[i]);
        }
        Vec3 centre = new Vec3((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
        double radius = 0;
        for (int i = 0; i < surface.vertexCount(); i++) {
            radius = Math.max(radius, surface.vertex(i).distance(centre));
        }
        return new BoundingSphere(centre, radius);
    }
}
