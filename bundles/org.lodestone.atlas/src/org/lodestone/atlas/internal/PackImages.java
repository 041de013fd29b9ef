package org.lodestone.atlas.internal;

import java.nio.file.Path;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.image.LabelMap;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.VolumeReader;

/** Reads images of a pack with the readers at hand. */
final class PackImages {

    private PackImages() {
    }

    /** @return the image in {@code file} as one volume in the template space {@code space} */
    static Outcome<Volume> volume(Path file, String space, MethodRegistry methods, Execution execution) {
        VolumeReader reader = methods.all(VolumeReader.class).stream().filter(r -> r.accepts(file)).findFirst().orElse(null);
        if (reader == null) {
            return Outcome.refused(Finding.error("LS-ATLAS-010", "No installed bundle reads " + file + ".",
                    "Install or start the bundle org.lodestone.io."));
        }
        Outcome<StoredImage> image = reader.run(file, Parameters.defaults(reader.parameters()), execution);
        return image.then(stored -> {
            try {
                return Outcome.done(stored.asVolume(Frame.template(space)));
            } catch (RefusedException e) {
                return Outcome.refused(e.findings());
            }
        });
    }

    /** @return the whole numbers in {@code file} as regions in the template space {@code space} */
    static Outcome<LabelMap> labels(
            Path file, String space, Map<Integer, String> names, MethodRegistry methods, Execution execution) {
        return volume(file, space, methods, execution).then(volume -> {
            float[] values = volume.toFloats();
            int[] labels = new int[values.length];
            for (int v = 0; v < values.length; v++) {
                labels[v] = Math.round(values[v]);
                if (labels[v] != values[v] || labels[v] < 0) {
                    return Outcome.refused(Finding.error("LS-ATLAS-011",
                            file + " holds " + values[v] + " where whole region numbers are needed.",
                            "Give a label image, not probabilities."));
                }
            }
            return Outcome.done(new LabelMap(volume.grid(), labels, names));
        });
    }
}
