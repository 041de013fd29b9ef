package org.lodestone.report.internal;

import org.lodestone.core.Execution;
import org.lodestone.image.view.SliceLayer;
import org.lodestone.report.ReportImages;
import org.lodestone.report.picture.BrainBox;
import org.lodestone.report.picture.Canvas;
import org.lodestone.report.picture.ColourBar;
import org.lodestone.report.picture.MapMontage;
import org.lodestone.report.picture.MapScale;

/** The seed map over the whole brain. */
record MapSection(ReportImages images, Execution execution) {

    private static final int ROWS = 3;

    void write(Html html) {
        MapScale scale = MapScale.of(images.seedMap());
        Canvas montage = MapMontage.draw(SliceLayer.structural(images.t1w()), scale.layer(images.seedMap()),
                images.seed().map(mask -> SliceLayer.region(mask, 0, 1)), BrainBox.of(images.brain()), ROWS, images.convention(), execution);
        html.element("h2", "Seed correlation map").raw("<figure>");
        TargetSection.image(html, montage, "Axial slices from the bottom of the brain to its top under the seed correlation map", "");
        TargetSection.image(html, ColourBar.draw(scale), "Colour scale of the correlation r", "bar");
        html.raw("<figcaption>").text("Correlation r with the seed on axial slices of the T1w scan, z in native millimetres; "
                + scale.caption() + ".");
        if (images.seed().isPresent()) {
            html.raw(TargetSection.swatch(MapMontage.SEED_COLOUR)).text("seed");
        }
        html.raw("</figcaption></figure>\n");
    }
}
