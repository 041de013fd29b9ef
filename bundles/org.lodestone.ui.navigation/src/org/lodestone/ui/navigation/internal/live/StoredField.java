package org.lodestone.ui.navigation.internal.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.navigation.field.FieldMap;
import org.lodestone.navigation.field.SimnibsMesh;

/** Reads a computed field: a mesh, or an image of its strength (three images of its parts) in the space of the scan. On a worker thread. */
final class StoredField {

    private StoredField() {
    }

    /**
     * @param file mesh or image
     * @param scan its space; the caller vouches for it
     * @param methods where readers of images are looked up; empty when there are none
     * @param execution for the reading
     */
    static Outcome<FieldMap> read(Path file, Frame scan, Optional<MethodRegistry> methods, Execution execution) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".msh") || methods.isEmpty()) {
            return SimnibsMesh.read(file, scan);
        }
        return switch (ImageFiles.read(file, methods.get(), execution)) {
            case Outcome.Done<StoredImage>(StoredImage image, var findings) when image.volumes() == 1 ->
                Outcome.done(of(image.asVolume(scan), file.getFileName() + ", for the pose it was computed for"), findings);
            case Outcome.Done<StoredImage>(StoredImage image, var _) -> Outcome.refused(Finding.error("LS-FIELD-004",
                    file + " holds " + image.volumes() + " images.", "Give the image of the field's strength, magnE or normE, which is one."));
            case Outcome.Refused<StoredImage>(List<Finding> why) -> Outcome.refused(why);
        };
    }

    private static FieldMap of(Volume strength, String title) {
        SliceLayer layer = SliceLayer.structural(strength);
        return new FieldMap() {
            @Override
            public Frame frame() {
                return strength.grid().frame();
            }

            @Override
            public String title() {
                return title;
            }

            @Override
            public double magnitudeVPerM(Vec3 pointMm) {
                return layer.valueAt(pointMm);
            }
        };
    }
}
