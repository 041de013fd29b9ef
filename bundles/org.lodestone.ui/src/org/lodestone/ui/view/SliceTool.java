package org.lodestone.ui.view;

import org.lodestone.core.Vec3;

/** What the left button does in a slice instead of moving the cross-hair. Called on the user interface's thread. */
public interface SliceTool {

    /** @return radius of the circle about the pointer, mm */
    double radiusMm();

    /**
     * The button was pressed.
     *
     * @param mm under the pointer, in the case's native space
     * @param normal of the slice
     */
    void press(Vec3 mm, Vec3 normal);

    /** The pointer was moved with the button down; arguments as of {@link #press}. */
    void drag(Vec3 mm, Vec3 normal);

    /** Takes back the last act of the tool. */
    void undo();

    /** Does again what was taken back. */
    void redo();
}
