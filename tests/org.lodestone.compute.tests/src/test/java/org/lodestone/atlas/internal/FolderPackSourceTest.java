package org.lodestone.atlas.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.atlas.RegionLookup;
import org.lodestone.testkit.NamedImages;

class FolderPackSourceTest {

    private static final Execution RUN = Execution.unobserved();
    private static final String ATLAS = "atlas-test_space-MNI152NLin6Asym_dseg";
    private static final Grid GRID =
            new Grid(20, 4, 4, new Affine(1, 0, 0, -9.5, 0, 1, 0, 0, 0, 0, 1, 0), Frame.scan("file"));

    @TempDir
    private Path folder;

    @BeforeEach
    void layOutThePack() throws IOException {
        for (String name : List.of(ATLAS + ".nii.gz", "tpl-MNI152NLin6Asym_T1w.nii.gz", "tpl-MNI152NLin6Asym_desc-brain_mask.nii.gz")) {
            Files.createFile(folder.resolve(name));
        }
        Files.writeString(folder.resolve(ATLAS + ".tsv"), "index\tname\n1\tPrecentral_L\n2\tPrecentral_R\n");
        Files.writeString(folder.resolve(ATLAS + ".json"),
                "{\"Name\": \"A test\", \"License\": \"CC0\", \"ReferencesAndLinks\": [\"Doe 2001\"]}");
    }

    /** Region 1 fills the lower voxel indices, region 2 the upper ones, background the two middle planes. */
    private AtlasPack open(Affine voxelToWorld) {
        float[] labels = new float[(int) GRID.size()];
        for (int v = 0; v < labels.length; v++) {
            int i = v % GRID.nx();
            labels[v] = i < 9 ? 1 : i > 10 ? 2 : 0;
        }
        Volume regions = Volume.of(new Grid(20, 4, 4, voxelToWorld, GRID.frame()), labels);
        Volume head = Volume.of(GRID, new float[(int) GRID.size()]);
        NamedImages reader = new NamedImages(Map.of(ATLAS + ".nii.gz", regions, "tpl-MNI152NLin6Asym_T1w.nii.gz", head,
                "tpl-MNI152NLin6Asym_desc-brain_mask.nii.gz", head));
        MethodRegistry methods = new MethodRegistry(List.of(reader, new FolderPackSource(), new MricronPackSource()));
        return AtlasPacks.open(folder, methods, RUN).orThrow();
    }

    @Test
    void aPlainFolderIsAPackWithSpaceCitationAndLicence() {
        AtlasPack pack = open(GRID.voxelToWorld());
        assertEquals(List.of("MNI152NLin6Asym"), pack.templates());
        assertEquals("test", pack.atlases().getFirst().id());
        assertEquals("A test", pack.atlases().getFirst().title());
        assertEquals("MNI152NLin6Asym", pack.atlases().getFirst().space());
        assertEquals("Doe 2001", pack.atlases().getFirst().citation());
        assertEquals("CC0", pack.atlases().getFirst().licence());
        assertTrue(pack.template("MNI152NLin6Asym", RUN).isDone());
    }

    @Test
    void thePointUnderTheCrossHairIsNamedThroughATransform() {
        LabelMap atlas = open(GRID.voxelToWorld()).atlas("test", RUN).orThrow();
        Frame patient = Frame.t1w("sub-01");
        AffineTransform toAtlas =
                new AffineTransform(patient, Frame.template("MNI152NLin6Asym"), Affine.translation(new Vec3(-100, 0, 0)));
        RegionLookup lookup = new RegionLookup(atlas, toAtlas);
        assertEquals("Precentral_L", lookup.nameAt(new FramePoint(patient, new Vec3(95, 1, 1))));
        assertEquals("Precentral_R", lookup.nameAt(new FramePoint(patient, new Vec3(105, 1, 1))));
        assertEquals("", lookup.nameAt(new FramePoint(patient, new Vec3(100, 1, 1))));
        RegionLookup.Region near = lookup.nearest(new FramePoint(patient, new Vec3(100.4, 1, 1)), 3);
        assertEquals(2, near.number());
        assertEquals(1.1, near.distanceMm(), 1e-9);
        assertEquals(0, lookup.nearest(new FramePoint(patient, new Vec3(300, 1, 1)), 3).number());
    }

    @Test
    void anAtlasWhoseNamesContradictItsSidesIsRefused() {
        Affine mirrored = new Affine(-1, 0, 0, 9.5, 0, 1, 0, 0, 0, 0, 1, 0);
        Outcome<LabelMap> outcome = open(mirrored).atlas("test", RUN);
        assertFalse(outcome.isDone());
        assertEquals("LS-ATLAS-012", outcome.findings().getFirst().code());
    }

    @Test
    void withoutATableRegionsShowTheirNumbers() throws IOException {
        Files.delete(folder.resolve(ATLAS + ".tsv"));
        Outcome<LabelMap> outcome = open(GRID.voxelToWorld()).atlas("test", RUN);
        assertEquals("label 2", outcome.orThrow().nameOf(2));
        assertEquals("LS-ATLAS-024", outcome.findings().getFirst().code());
    }

    @Test
    void aFolderOfNeitherLayoutIsRefusedWithWhatIsMissing(@TempDir Path empty) {
        Outcome<AtlasPack> outcome = AtlasPacks.open(empty,
                new MethodRegistry(List.of(new FolderPackSource(), new MricronPackSource())), RUN);
        assertEquals(List.of("LS-ATLAS-031", "LS-ATLAS-020"), outcome.findings().stream().map(f -> f.code()).toList());
    }
}
