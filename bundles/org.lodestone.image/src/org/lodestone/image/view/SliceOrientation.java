package org.lodestone.image.view;

import org.lodestone.core.Vec3;

/** The three planes along the axes of a RAS+ space. */
public enum SliceOrientation {
    /** Horizontal; anterior at the top. */
    AXIAL(2),
    /** Vertical, ear to ear; superior at the top. */
    CORONAL(1),
    /** Vertical, nose to nape; superior at the top, anterior on the left in either convention. */
    SAGITTAL(0);

    private final int normalAxis;

    SliceOrientation(int normalAxis) {
        this.normalAxis = normalAxis;
    }

    /** @return the world axis the plane is perpendicular to: 0 x, 1 y, 2 z */
    public int normalAxis() {
        return normalAxis;
    }

    /** @return unit world direction of the picture's right */
    public Vec3 right(Convention convention) {
        return switch (this) {
            case SAGITTAL -> new Vec3(0, -1, 0);
            case AXIAL, CORONAL -> new Vec3(convention == Convention.RADIOLOGICAL ? -1 : 1, 0, 0);
        };
    }

    /** @return unit world direction of the picture's lower edge */
    public Vec3 down() {
        return this == AXIAL ? new Vec3(0, -1, 0) : new Vec3(0, 0, -1);
    }

    /** @return name for captions */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
