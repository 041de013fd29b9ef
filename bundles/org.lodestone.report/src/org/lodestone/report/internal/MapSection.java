package org.lodestone.report.internal;

import org.lodestone.core.Execution;
import org.lodestone.image.view.Convention;
import org.lodestone.report.picture.Canvas;
import org.lodestone.report.picture.ColourBar;
import org.lodestone.report.picture.MapMontage;

/** The seed map over the whole brain. */
record MapSection(Layers layers, Convention convention, String stamp, Execution execution) {

    private static final int ROWS = 3;

    void write(Html html) {
        Canvas montage = MapMontage.draw(
                layers.anatomy(), layers.map(), layers.seed(), layers.mapBox(), ROWS, convention, stamp, execution);
        html.element("h2", "Seed correlation map").raw("<figure>");
        TargetSection.image(html, montage, "Axial slices from the bottom of the brain to its top under the seed correlation map", "");
        TargetSection.image(html, ColourBar.draw(layers.scale()), "Colour scale of the correlation r", "bar");
        html.raw("<figcaption>").text("Correlation r with the seed on axial slices of the T1w scan, z in native millimetres; "
                + layers.scale().caption() + ".");
        if (layers.seed().isPresent()) {
            html.raw(TargetSection.key(MapMontage.SEED_COLOUR, "seed"));
        }
        html.raw("</figcaption></figure>\n");
    }
}
