package org.lodestone.gl;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.image.view.SlicePicture;

/** One thing in a scene. Each has an id by which picking and a legend name it. */
public sealed interface SceneNode {

    /** @return name, unique in its scene */
    String id();

    /** @return a sphere around it */
    BoundingSphere bounds();

    /**
     * @param ray in the space of the scene
     * @return distance from the ray's origin to the node, NaN when it misses or cannot be picked
     */
    double hit(Ray ray);

    /**
     * Scalp, brain, a region's surface.
     *
     * @param id name
     * @param mesh triangles
     * @param material look; the mesh's vertex colours take the place of its colour
     */
    record SurfaceNode(String id, Mesh mesh, Material material) implements SceneNode {
        @Override
        public BoundingSphere bounds() {
            return mesh.bounds();
        }

        @Override
        public double hit(Ray ray) {
            return mesh.hit(ray);
        }
    }

    /**
     * A target, or the ellipsoid in which it lies with some confidence.
     *
     * @param id name
     * @param shape maps the unit sphere onto it: centre and half axes in mm
     * @param material look
     */
    record EllipsoidNode(String id, Affine shape, Material material) implements SceneNode {

        /** @return a sphere */
        public static EllipsoidNode sphere(String id, Vec3 centre, double radiusMm, Material material) {
            return new EllipsoidNode(id, Affine.translation(centre).times(Affine.scaling(radiusMm, radiusMm, radiusMm)), material);
        }

        @Override
        public BoundingSphere bounds() {
            double radius = Math.max(shape.column(0).norm(), Math.max(shape.column(1).norm(), shape.column(2).norm()));
            return new BoundingSphere(shape.offset(), radius);
        }

        @Override
        public double hit(Ray ray) {
            Affine toUnit = shape.inverse();
            Vec3 o = toUnit.apply(ray.origin());
            Vec3 d = toUnit.applyToDirection(ray.direction());
            double a = d.dot(d);
            double half = o.dot(d);
            // distance of the ray from the centre by the cross product: the origin may be far away
            double discriminant = a - o.cross(d).dot(o.cross(d));
            if (discriminant < 0) {
                return Double.NaN;
            }
            double near = (-half - Math.sqrt(discriminant)) / a;
            double far = (-half + Math.sqrt(discriminant)) / a;
            return near >= 0 ? near : far >= 0 ? far : Double.NaN;
        }
    }

    /**
     * A trajectory, a measured distance, a coil's outline; shows faintly through what is before it. Not picked.
     *
     * @param id name
     * @param points joined in order, mm
     * @param rgb colour 0xRRGGBB
     * @param widthPixels on the screen
     */
    record LineNode(String id, List<Vec3> points, int rgb, double widthPixels) implements SceneNode {
        /** Copies the points. */
        public LineNode {
            points = List.copyOf(points);
        }

        @Override
        public BoundingSphere bounds() {
            return BoundingSphere.around(points.stream().map(p -> new BoundingSphere(p, 0)).toList());
        }

        @Override
        public double hit(Ray ray) {
            return Double.NaN;
        }
    }

    /**
     * A landmark's name or a target's number, always in front and upright. Not picked.
     *
     * @param id name
     * @param anchor what it names, mm
     * @param text one line; basic Latin letters, others are drawn as a box
     * @param rgb colour 0xRRGGBB
     */
    record LabelNode(String id, Vec3 anchor, String text, int rgb) implements SceneNode {
        @Override
        public BoundingSphere bounds() {
            return new BoundingSphere(anchor, 0);
        }

        @Override
        public double hit(Ray ray) {
            return Double.NaN;
        }
    }

    /**
     * Where something small lies, shown through everything that is before it: a ring about the place. Not picked.
     *
     * @param id name
     * @param centre of the place, mm
     * @param radiusMm of the ring
     * @param rgb colour 0xRRGGBB
     */
    record BeaconNode(String id, Vec3 centre, double radiusMm, int rgb) implements SceneNode {
        @Override
        public BoundingSphere bounds() {
            return new BoundingSphere(centre, radiusMm);
        }

        @Override
        public double hit(Ray ray) {
            return Double.NaN;
        }
    }

    /**
     * A slice of an image standing in the scene.
     *
     * @param id name
     * @param picture pixels and where they lie; black pixels are not drawn
     */
    record SliceNode(String id, SlicePicture picture) implements SceneNode {
        @Override
        public BoundingSphere bounds() {
            var plane = picture.plane();
            int left = plane.width(), right = -1, top = plane.height(), bottom = -1;
            for (int i = 0; i < picture.rgb().length; i++) {
                if (picture.rgb()[i] != 0) {
                    left = Math.min(left, i % plane.width());
                    right = Math.max(right, i % plane.width());
                    top = Math.min(top, i / plane.width());
                    bottom = i / plane.width();
                }
            }
            if (right < 0) {
                return new BoundingSphere(plane.centre(), 0);
            }
            double radius = Math.hypot(right - left, bottom - top) * plane.pixelMm() / 2;
            return new BoundingSphere(plane.toWorld((left + right) / 2.0, (top + bottom) / 2.0), radius);
        }

        @Override
        public double hit(Ray ray) {
            var plane = picture.plane();
            double slope = ray.direction().dot(plane.normal());
            double distance = -plane.distanceMm(ray.origin()) / slope;
            if (slope == 0 || !(distance >= 0)) {
                return Double.NaN;
            }
            Vec3 mm = ray.at(distance);
            int column = (int) Math.round(plane.column(mm));
            int row = (int) Math.round(plane.row(mm));
            boolean drawn = column >= 0 && row >= 0 && column < plane.width() && row < plane.height() && picture.at(column, row) != 0;
            return drawn ? distance : Double.NaN;
        }
    }

    /**
     * The scan as a body, cut open.
     *
     * @param id name
     * @param body what is drawn
     * @param cut what of it is taken away
     */
    record VolumeNode(String id, HeadVolume body, CutAway cut) implements SceneNode {
        @Override
        public BoundingSphere bounds() {
            return body.bounds();
        }

        @Override
        public double hit(Ray ray) {
            return body.hit(ray, cut);
        }
    }

    /** @return the material when the node has one */
    default Optional<Material> look() {
        return switch (this) {
            case SurfaceNode surface -> Optional.of(surface.material());
            case EllipsoidNode ellipsoid -> Optional.of(ellipsoid.material());
            case LineNode _, LabelNode _, BeaconNode _, SliceNode _, VolumeNode _ -> Optional.empty();
        };
    }
}
