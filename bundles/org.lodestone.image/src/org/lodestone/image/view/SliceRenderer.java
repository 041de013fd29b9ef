package org.lodestone.image.view;

import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;

/**
 * Cuts images along a plane and lays them over each other, the first at the bottom. Each layer is sampled at the pixel centres straight
 * from its own grid. Colours blend in sRGB. Stateless; any thread; the same pixels at any thread count.
 */
public final class SliceRenderer {

    private static final int ROWS_A_CHUNK = 16;

    private final int background;

    /** Draws on black. */
    public SliceRenderer() {
        this(0);
    }

    /** @param background 0xRRGGBB where no layer is */
    public SliceRenderer(int background) {
        this.background = background & 0xFFFFFF;
    }

    /**
     * @param plane what to draw
     * @param layers from bottom to top, all in the space of the plane
     * @param execution threads and cancellation
     * @return the pixels
     * @throws org.lodestone.core.FrameMismatchException when a layer lies in another space
     */
    public SlicePicture render(SlicePlane plane, List<SliceLayer> layers, Execution execution) {
        for (SliceLayer layer : layers) {
            plane.frame().require(layer.grid().frame());
        }
        int[] rgb = new int[plane.width() * plane.height()];
        java.util.Arrays.fill(rgb, background);
        execution.parallel().forRanges(plane.height(), ROWS_A_CHUNK, execution.progress(), (start, end) -> {
            for (SliceLayer layer : layers) {
                draw(plane, layer, rgb, start, end);
            }
        });
        return new SlicePicture(plane, rgb);
    }

    private static void draw(SlicePlane plane, SliceLayer layer, int[] rgb, int firstRow, int endRow) {
        Affine worldToVoxel = layer.grid().worldToVoxel();
        Vec3 step = worldToVoxel.applyToDirection(plane.right().times(plane.pixelMm()));
        VoxelSampler sampler = VoxelSampler.of(layer);
        int[] colours = layer.colours().toArray();
        double low = layer.range().low();
        float scale = (float) (255 / layer.range().width());
        double threshold = layer.threshold();
        int alpha = (int) Math.round(layer.opacity() * 256);
        int width = plane.width();
        float[] values = new float[width];
        for (int row = firstRow; row < endRow; row++) {
            Vec3 start = worldToVoxel.apply(plane.toWorld(0, row));
            sampler.row(start.x(), start.y(), start.z(), step.x(), step.y(), step.z(), values);
            for (int column = 0, o = row * width; column < width; column++, o++) {
                float value = values[column];
                if (value != value || Math.abs(value) < threshold) {
                    continue;
                }
                int index = (int) ((value - low) * scale + 0.5f);
                int colour = colours[index < 0 ? 0 : Math.min(index, 255)];
                rgb[o] = alpha == 256 ? colour : blend(rgb[o], colour, alpha);
            }
        }
    }

    private static int blend(int below, int above, int alpha) {
        int rb = (below & 0xFF00FF) * (256 - alpha) + (above & 0xFF00FF) * alpha;
        int g = (below & 0x00FF00) * (256 - alpha) + (above & 0x00FF00) * alpha;
        return (rb >>> 8 & 0xFF00FF) | (g >>> 8 & 0x00FF00);
    }
}
