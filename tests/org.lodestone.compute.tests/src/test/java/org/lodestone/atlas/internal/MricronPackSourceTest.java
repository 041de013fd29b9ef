package org.lodestone.atlas.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodestone.method.atlas.RegionTable;
import org.lodestone.atlas.SideCheck;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.LabelMap;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.file.VolumeReader;

/** On the real package, where it is installed. */
class MricronPackSourceTest {

    private static final Execution RUN = Execution.unobserved();
    private static AtlasPack pack;

    @BeforeAll
    static void openTheInstalledPack() {
        Path folder = AtlasPacks.configuredFolder().orElse(null);
        Assumptions.assumeTrue(folder != null && folder.resolve("ch2.nii.gz").toFile().isFile(), "mricron-data is not installed");
        MethodRegistry methods = MethodRegistry.fromClassPath(MricronPackSourceTest.class.getClassLoader());
        Assumptions.assumeFalse(methods.all(VolumeReader.class).isEmpty(), "no bundle on the class path reads NIfTI");
        pack = AtlasPacks.openConfigured(methods, RUN).orThrow();
    }

    private static Map<String, Vec3> centroids(String id) {
        return RegionTable.of(pack.atlas(id, RUN).orThrow()).rows().stream()
                .collect(Collectors.toMap(RegionTable.Row::name, row -> row.centroid().mm(), (a, _) -> a));
    }

    @Test
    void colin27HasAHeadAndABrainOfPlausibleSize() {
        Template colin = pack.template("MNIColin27", RUN).orThrow();
        assertEquals(Frame.template("MNIColin27"), colin.head().grid().frame());
        // The mask of the package holds 1 737 193 voxels of 1 mm3 and has no cavity.
        assertEquals(1737.193, colin.brain().volumeMl(), 1e-6);
    }

    @Test
    void leftAreasOfAalLieLeft() {
        Map<String, Vec3> aal = centroids("aal");
        assertEquals(116, aal.size());
        // Independent computation with nibabel: (-39.6, -5.7, 50.9).
        assertTrue(aal.get("Precentral_L").distance(new Vec3(-39.6, -5.7, 50.9)) < 0.1);
        assertTrue(aal.get("Precentral_R").x() > 35);
        assertTrue(SideCheck.of(pack.atlas("aal", RUN).orThrow()).contradicting().isEmpty());
    }

    @Test
    void theMirroredHeaderOfTheJhuImageIsRepairedAndSaidSo() {
        Outcome<LabelMap> jhu = pack.atlas("jhu", RUN);
        assertTrue(jhu.findings().stream().anyMatch(finding -> finding.code().equals("LS-ATLAS-026")));
        assertEquals(0, SideCheck.of(jhu.orThrow()).contradicting().size());
        // FSL's own table has the right corticospinal tract at voxel x = 83, so x = 90 - 83 mm.
        assertEquals(7, centroids("jhu").get("Corticospinal_tract_R").x(), 1.5);
    }

    @Test
    void harvardOxfordAndBrodmannNamesFitThePlaces() {
        Map<String, Vec3> harvardOxford = centroids("harvard-oxford");
        assertEquals(48, harvardOxford.size());
        assertTrue(harvardOxford.get("Frontal Pole").y() > 45);
        assertTrue(harvardOxford.get("Occipital Pole").y() < -90);
        assertTrue(harvardOxford.get("Subcallosal Cortex").z() < -5);
        Map<String, Vec3> brodmann = centroids("brodmann");
        assertTrue(brodmann.get("Brodmann area 17").y() < -70);
        assertTrue(brodmann.get("Brodmann area 46").y() > 35);
    }

    @Test
    void everyAtlasSaysItsSpaceAndCanBeRead() {
        for (var info : pack.atlases()) {
            LabelMap map = pack.atlas(info.id(), RUN).orThrow();
            assertEquals(Frame.template(info.space()), map.grid().frame());
            assertTrue(map.names().size() > 20, info.id());
        }
    }
}
