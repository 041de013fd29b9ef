package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.atlas.RegionLookup;
import org.lodestone.ui.scene.SceneCanvas;
import org.lodestone.ui.view.AnatomyNames;
import org.lodestone.ui.view.RegionWords;
import org.lodestone.ui.view.ReviewCase;
import org.lodestone.ui.view.ViewerState;

class RegionWordsTest {

    @Test
    void namesOfTheAtlasesAreSaidInPlainWordsOfBothLanguages() {
        RegionWords english = RegionWords.of("en_GB"), chinese = RegionWords.of("zh_CN");
        Vec3 left = new Vec3(-40, 30, 30), right = new Vec3(40, 30, 30);

        assertEquals("left middle frontal gyrus", english.said("Frontal_Mid_L", left));
        assertEquals("left superior frontal sulcus", english.said("S_Sup_Frontal-3", left));
        assertEquals("right central sulcus", english.said("S_Rolando-1", right));
        assertEquals("left Brodmann area 46", english.said("Brodmann area 46", left));
        assertEquals("\u5de6\u4fa7\u989d\u4e0a\u6c9f", chinese.said("S_Sup_Frontal-3", left));
        assertEquals("\u53f3\u4fa7\u989d\u4e2d\u56de", chinese.said("Frontal_Mid_R", right));
        assertEquals("something else", english.said("something_else", left), "an unknown name stays as it is");
    }

    @Test
    void everyNameOfAalAndAichaHasWords() throws Exception {
        Optional<Path> templates = AtlasPacks.configuredFolder().filter(folder -> Files.isRegularFile(folder.resolve("AICHAmc.nii.txt")));
        assumeTrue(templates.isPresent(), "no atlases on this machine");
        List<String> without = new ArrayList<>();
        for (String table : List.of("aal.nii.txt", "AICHAmc.nii.txt")) {
            for (String line : Files.readAllLines(templates.get().resolve(table)).stream().filter(l -> !l.isBlank()).toList()) {
                String name = line.strip().split("\\s+")[1];
                String said = RegionWords.of("zh").said(name, new Vec3(-30, 0, 0));
                if (said.chars().noneMatch(c -> c >= 0x4E00 && c <= 0x9FFF)) {
                    without.add(name);
                }
            }
        }
        assertEquals(List.of(), without);
    }

    @Test
    void thePointerOnTheBrainNamesRegionAndSulcus() throws Exception {
        Path folder = Files.createTempDirectory("lodestone-ui");
        SmallCase.write(folder, Workbenches.methods());
        OpenedCase opened = OpenedCase.of(folder, "org.lodestone.ui.planning.perspective.review.1", "org.lodestone.ui.view.slices");
        try {
            ViewerState state = opened.state();
            state.open(named(state.snapshot().orElseThrow().open()));
            SceneCanvas canvas = Workbenches.visible(SceneCanvas.class).getFirst();
            Workbenches.until("the head is drawn or GL is absent", () -> canvas.isDrawn() || canvas.isAbsent());
            assumeTrue(canvas.isDrawn(), "no OpenGL on this machine");
            Point size = canvas.getSize();
            double[] at = canvas.camera().orElseThrow().project(new Vec3(-0.7, 0.5, 0.5).unit().times(65), size.x, size.y);

            Workbenches.hover(canvas, new Point((int) at[0] + 9, (int) at[1]));
            Workbenches.hover(canvas, new Point((int) at[0], (int) at[1]));

            Workbenches.until("the place is named", () -> !canvas.hoverWords().isEmpty());
            assertTrue(canvas.hoverWords().startsWith("left middle frontal gyrus, near the left inferior frontal sulcus (approximately)\n"),
                    canvas.hoverWords());
            Workbenches.picture("sulcus-under-the-pointer");
            state.moveTo(new Vec3(-40, 30, 30));
            String bar = Workbenches.named(Text.class, "coordinates").getText();
            assertTrue(bar.contains("left middle frontal gyrus"), bar);
            assertFalse(bar.contains("Frontal_Mid_L"), bar);
        } finally {
            opened.close();
        }
    }

    /** Left of the midline all is one gyrus; a sulcus runs 4 mm beside the plane y = z through the left half. */
    private static ReviewCase named(ReviewCase open) {
        Frame template = Frame.template("MNIColin27"), other = Frame.template("MNI152NLin6Asym");
        int[] gyrus = new int[90 * 90 * 90], sulcus = new int[gyrus.length];
        for (int v = 0; v < gyrus.length; v++) {
            int x = v % 90 * 2 - 89, y = v / 90 % 90 * 2 - 89, z = v / 8100 * 2 - 89;
            gyrus[v] = x < 0 ? 7 : 8;
            sulcus[v] = Math.abs(y - z - 6) < 2 ? 15 : 1;
        }
        Affine affine = new Affine(2, 0, 0, -89, 0, 2, 0, -89, 0, 0, 2, -89);
        AffineTransform toTemplate = new AffineTransform(open.frame(), template, Affine.IDENTITY);
        LabelMap regions = new LabelMap(new Grid(90, 90, 90, affine, template), gyrus, Map.of(7, "Frontal_Mid_L", 8, "Frontal_Mid_R"));
        LabelMap aicha = new LabelMap(new Grid(90, 90, 90, affine, other), sulcus, Map.of(1, "G_Frontal_Mid-1", 15, "S_Inf_Frontal-1"));
        AnatomyNames names = new AnatomyNames(new RegionLookup(regions, toTemplate),
                AnatomyNames.sulciOf(aicha, toTemplate.then(new AffineTransform(template, other, Affine.IDENTITY))), true);
        return new ReviewCase(open.label(), open.folder(), open.results(), open.simulated(), open.structural(), open.overlays(), open.scalp(),
                open.brain(), open.targets(), open.errorBars(), open.coils(), Optional.of(toTemplate), Optional.of(names), open.report());
    }
}
