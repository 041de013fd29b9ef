package org.lodestone.ui.planning.internal.cases;

import java.util.Optional;
import java.util.function.Function;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.RegionLookup;
import org.lodestone.ui.view.AnatomyNames;

/** Chooses the atlases by which places of a case are named. */
final class CaseNames {

    private static final String SULCI = "aicha";
    private static final String MNI = "MNI";

    private CaseNames() {
    }

    /**
     * @param pack at hand
     * @param toTemplate of the case
     * @param reading reads an atlas by its id; empty when it cannot
     * @return the first atlas of the case's template, with the sulci of AICHA when the pack has it
     */
    static Optional<AnatomyNames> of(AtlasPack pack, SpatialTransform toTemplate, Function<String, Optional<LabelMap>> reading) {
        Frame template = toTemplate.to();
        Optional<RegionLookup> regions = pack.atlases().stream().filter(info -> info.space().equals(template.id())).findFirst()
                .flatMap(info -> reading.apply(info.id())).filter(labels -> labels.grid().frame().equals(template))
                .map(labels -> new RegionLookup(labels, toTemplate));
        return regions.map(known -> {
            Optional<RegionLookup> sulci = pack.atlases().stream().filter(info -> info.id().equals(SULCI) && isAlike(info, template))
                    .findFirst().flatMap(info -> reading.apply(info.id())).flatMap(labels -> sulci(labels, toTemplate));
            return new AnatomyNames(known, sulci, sulci.filter(s -> !s.atlas().grid().frame().equals(template)).isPresent());
        });
    }

    /** Templates of the MNI lie on each other to some millimetres; for the name of a sulcus, said to be approximate, that is enough. */
    private static boolean isAlike(AtlasInfo info, Frame template) {
        return info.space().equals(template.id()) || info.space().startsWith(MNI) && template.id().startsWith(MNI);
    }

    private static Optional<RegionLookup> sulci(LabelMap labels, SpatialTransform toTemplate) {
        Frame own = labels.grid().frame();
        return AnatomyNames.sulciOf(labels, own.equals(toTemplate.to()) ? toTemplate
                : toTemplate.then(new AffineTransform(toTemplate.to(), own, Affine.IDENTITY)));
    }
}
