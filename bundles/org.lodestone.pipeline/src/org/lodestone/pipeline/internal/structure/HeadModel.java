package org.lodestone.pipeline.internal.structure;

import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Frame;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TissueMaps;

/**
 * One head, delineated. Images lie on the grid the scan is worked on.
 *
 * @param scan header, voxels, lesion
 * @param corrected the scan without shading
 * @param brain mask
 * @param brainShare smooth form of the mask, 0 to 1, half at its border
 * @param tissue shares of grey, white, fluid
 * @param template the head that was registered to
 * @param registration the way there
 * @param scalp closed surface
 * @param brainSurface closed surface
 * @param whiteSurface border of grey and white matter; empty when it cannot be made
 * @param landmarks of the skin
 * @param atlases regions in template space, by atlas id
 * @param regions the same on the patient's grid
 */
record HeadModel(StructuralScan scan, Volume corrected, Mask brain, Volume brainShare, TissueMaps tissue, Template template,
        RegisteredTemplate registration, Surface scalp, Surface brainSurface, Optional<Surface> whiteSurface, HeadLandmarks landmarks,
        Map<String, LabelMap> atlases, Map<String, LabelMap> regions) {

    Frame frame() {
        return brain.grid().frame();
    }

    SpatialTransform t1wToTemplate() {
        return registration.t1wToTemplate();
    }
}
