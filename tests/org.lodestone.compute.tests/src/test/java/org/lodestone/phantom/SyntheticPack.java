package org.lodestone.phantom;

import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;

/** A head of nested ellipsoids, 3 mm: white core, grey rim of 9 mm, fluid, skull, scalp, and grey matter around the cingulate. */
final class SyntheticPack implements AtlasPack {

    static final String SPACE = "Ellipsoids";

    static ScanProtocol smallProtocol(int volumes) {
        return new ScanProtocol(new int[] {60, 56, 48}, 4, new int[] {26, 28, 20}, new Vec3(8, 8, 8), volumes, 2, 4);
    }

    static Template template() {
        Grid grid = new Grid(61, 73, 61, new Affine(3, 0, 0, -90, 0, 3, 0, -125, 0, 0, 3, -71), Frame.template(SPACE));
        float[] head = new float[(int) grid.size()];
        for (int v = 0; v < head.length; v++) {
            Vec3 mm = position(grid, v);
            double depthMm = depthMm(mm);
            head[v] = depthMm < -16 ? 0 : depthMm < -8 ? 200 : depthMm < -3 ? 20 : depthMm < 0 ? 35 : depthMm < 9 ? 80 : 112;
            if (Math.abs(mm.x()) < 14 && mm.distance(new Vec3(0, 16, -10)) < 18) {
                head[v] = 80;
            }
        }
        return new Template(SPACE, Volume.of(grid, head), Mask.where(grid, v -> depthMm(position(grid, v)) > -3));
    }

    /** Distance below the cortex, roughly, in mm. */
    private static double depthMm(Vec3 mm) {
        double x = mm.x() / 66, y = (mm.y() + 18) / 84, z = (mm.z() - 8) / 64;
        return 68 * (1 - Math.sqrt(x * x + y * y + z * z));
    }

    private static Vec3 position(Grid grid, int v) {
        return grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
    }

    @Override
    public String name() {
        return "ellipsoids";
    }

    @Override
    public List<String> templates() {
        return List.of(SPACE);
    }

    @Override
    public List<AtlasInfo> atlases() {
        return List.of();
    }

    @Override
    public Outcome<Template> template(String name, Execution execution) {
        return Outcome.done(template());
    }

    @Override
    public Outcome<LabelMap> atlas(String id, Execution execution) {
        return Outcome.refused(Finding.error("LS-TEST-001", "There is no atlas.", "None."));
    }
}
