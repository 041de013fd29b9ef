package org.lodestone.cli.verb;

import java.nio.file.Path;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;

/** The two spaces of a registration that is known by its folder only. */
final class TransformFrames {

    static final Frame FIXED = Frame.scan("fixed");
    static final Frame MOVING = Frame.scan("moving");

    private TransformFrames() {
    }

    /** @return the three-dimensional image in {@code file}, said to lie in {@code frame} */
    static Volume read(Path file, Frame frame, MethodRegistry methods, Execution execution) {
        StoredImage image = ImageFiles.read(file, methods, execution).orThrow();
        if (image.volumes() != 1) {
            throw new RefusedException(Finding.error("LS-CLI-011", file + " holds " + image.volumes() + " volumes, one is needed.",
                    "Give a single volume, the mean of the run for instance."));
        }
        return image.asVolume(frame);
    }
}
