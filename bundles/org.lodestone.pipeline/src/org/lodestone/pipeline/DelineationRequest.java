package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Vec3;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;

/**
 * What a structural delineation works on.
 *
 * @param t1w file of the structural scan
 * @param output folder for the results; made when absent
 * @param lesion mask of what must not count in registration and tissue; empty for none
 * @param atlases ids of the atlases to carry to the patient; empty for all of the pack
 * @param header which geometry of the file is used
 * @param motorMm measured motor hotspot of the hand, RAS+ mm of the scan; empty for the one of the template
 * @param landmarks points of the head that a person put right, RAS+ mm of the scan; empty for the proposed ones
 * @param pack templates and atlases
 * @param methods the steps at hand
 * @param softwareVersion for provenance
 */
public record DelineationRequest(
        Path t1w,
        Path output,
        Optional<Path> lesion,
        List<String> atlases,
        HeaderChoice header,
        Optional<Vec3> motorMm,
        Map<HeadPoint, Vec3> landmarks,
        AtlasPack pack,
        MethodRegistry methods,
        String softwareVersion) {

    /** Checks the components and copies list and map. */
    public DelineationRequest {
        Objects.requireNonNull(t1w, "t1w");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(methods, "methods");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        atlases = List.copyOf(atlases);
        landmarks = Map.copyOf(landmarks);
    }
}
