package org.lodestone.atlas.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lodestone.atlas.SideCheck;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.AtlasInfo;

/**
 * What is known about one atlas of mricron-data.
 *
 * @param info title, space, citation, licence
 * @param fileStem file name without extension
 * @param naming where its names come from
 */
record MricronAtlas(AtlasInfo info, String fileStem, Naming naming) {

    /** Where region names come from. */
    enum Naming {
        /** A text file beside the image. */
        BESIDE,
        /** A table in this bundle: the image comes without names. */
        BUILT_IN,
        /** The numbers are the names: Brodmann areas. */
        BRODMANN
    }

    private static final String NOT_STATED = "not stated in mricron-data; see the citation's authors";

    /** All that this bundle knows. */
    static final List<MricronAtlas> ALL = List.of(
            new MricronAtlas(new AtlasInfo("aal", "Automated anatomical labelling (AAL)", "MNIColin27",
                    "Tzourio-Mazoyer N et al. (2002) NeuroImage 15:273-289. doi:10.1006/nimg.2001.0978", NOT_STATED), "aal", Naming.BESIDE),
            new MricronAtlas(new AtlasInfo("brodmann", "Brodmann areas (MRIcron)", "MNIColin27",
                    "Rorden C, Brett M (2000) Behav Neurol 12:191-200. doi:10.1155/2000/421719", NOT_STATED), "brodmann", Naming.BRODMANN),
            new MricronAtlas(new AtlasInfo("harvard-oxford", "Harvard-Oxford cortical (maximum probability)", "MNI152NLin6Asym",
                    "Desikan RS et al. (2006) NeuroImage 31:968-980. doi:10.1016/j.neuroimage.2006.01.021",
                    "distributed with FSL; see FSL's licence for its atlases"),
                    "HarvardOxford-cort-maxprob-thr0-1mm", Naming.BUILT_IN),
            new MricronAtlas(new AtlasInfo("aicha", "AICHA, homotopic regions (both sides one number)", "MNI152NLin6Asym",
                    "Joliot M et al. (2015) J Neurosci Methods 254:46-59. doi:10.1016/j.jneumeth.2015.07.013", NOT_STATED),
                    "AICHAmc", Naming.BESIDE),
            new MricronAtlas(new AtlasInfo("jhu", "JHU ICBM-DTI-81 white matter", "MNI152NLin6Asym",
                    "Mori S et al. (2008) NeuroImage 40:570-582. doi:10.1016/j.neuroimage.2007.12.035",
                    "distributed with FSL; see FSL's licence for its atlases"),
                    "JHU-WhiteMatter-labels-1mm", Naming.BESIDE));

    /** @return names by number; none, with a warning, when the table beside the image is missing */
    Outcome<Map<Integer, String>> names(Path image) {
        return switch (naming) {
            case BRODMANN -> {
                Map<Integer, String> areas = new TreeMap<>();
                IntStream.rangeClosed(1, 52).forEach(area -> areas.put(area, "Brodmann area " + area));
                yield Outcome.done(areas);
            }
            case BUILT_IN -> builtIn();
            case BESIDE -> beside(image.resolveSibling(fileStem + ".nii.txt"));
        };
    }

    private Outcome<Map<Integer, String>> beside(Path table) {
        if (!Files.isRegularFile(table)) {
            return Outcome.done(Map.of(), List.of(Finding.warning("LS-ATLAS-024",
                    "Atlas " + info.id() + " comes without names: " + table + " is missing. Regions show their numbers.",
                    "Install the whole of mricron-data.")));
        }
        try {
            return Outcome.done(LabelNames.ofColumns(LabelNames.lines(table)));
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-ATLAS-025", table + " cannot be read: " + e.getMessage(),
                    "Check the file and its permissions."));
        }
    }

    private Outcome<Map<Integer, String>> builtIn() {
        String resource = info.id() + ".tsv";
        try (InputStream in = MricronAtlas.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        java.util.Objects.requireNonNull(in, resource), StandardCharsets.UTF_8))) {
            return Outcome.done(LabelNames.ofTable(reader.lines().toList()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the bundle's own " + resource, e);
        }
    }

    /**
     * Undoes a known fault of the package: its JHU image has the voxels of FSL's, which run from right to left, under a header that says
     * left to right. FSL's table has uncinate fasciculus R at x = +35 mm, the package's image has it at -35 mm.
     */
    Outcome<LabelMap> repaired(LabelMap map) {
        Grid grid = map.grid();
        Affine m = grid.voxelToWorld();
        boolean wrongHeader = info.id().equals("jhu") && m.m00() == 1 && m.m03() == -91 && SideCheck.of(map).isMirrored();
        if (!wrongHeader) {
            return Outcome.done(map);
        }
        Affine fsl = new Affine(-1, 0, 0, 90, 0, 1, 0, m.m13(), 0, 0, 1, m.m23());
        LabelMap right = new LabelMap(new Grid(grid.nx(), grid.ny(), grid.nz(), fsl, grid.frame()), map.labels(), map.names());
        return Outcome.done(right, List.of(Finding.warning("LS-ATLAS-026",
                "The header of " + fileStem + " has left and right swapped; it was read with the affine of the original (x = 90 - i).",
                "Nothing: names and sides agree after this repair.").with("headerOffsetX", m.m03())));
    }
}
