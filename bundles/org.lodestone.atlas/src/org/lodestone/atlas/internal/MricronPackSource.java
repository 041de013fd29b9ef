package org.lodestone.atlas.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPackRequest;
import org.lodestone.method.atlas.AtlasPackSource;
import org.lodestone.method.atlas.Template;

/**
 * Opens the templates that come with MRIcron (Debian: {@code mricron-data}): Colin27 with its brain, and the atlases that lie beside it.
 *
 * <p>Which space each atlas lies in was read from its grid and origin: AAL and Brodmann share Colin27's grid; AICHA, Harvard-Oxford and
 * JHU lie on FSL's MNI152 grid. MRIcron's Colin27 puts the world origin at voxel (90, 125, 71), where the MNI's own distribution has
 * (90, 126, 72): its coordinates are 1 mm larger in y and z. The atlases on its grid share that, so that names are not concerned.
 */
final class MricronPackSource implements AtlasPackSource {

    private static final String COLIN = "MNIColin27";

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.atlas.mricron", "1", "MRIcron templates",
                "Colin27, AAL, Brodmann, Harvard-Oxford, AICHA and JHU as Debian's package mricron-data lays them out.",
                "Holmes CJ et al. (1998) Enhancement of MR images using registration for signal averaging. J Comput Assist Tomogr 22:324-333.");
    }

    @Override
    public Outcome<AtlasPack> run(AtlasPackRequest request, Parameters parameters, Execution execution) {
        Path folder = request.folder();
        Optional<Path> head = image(folder, "ch2");
        Optional<Path> brain = image(folder, "ch2bet");
        if (head.isEmpty() || brain.isEmpty()) {
            return Outcome.refused(Finding.error("LS-ATLAS-020",
                    folder + " is no folder of MRIcron templates: " + (head.isEmpty() ? "ch2" : "ch2bet") + ".nii.gz is missing.",
                    "Install Debian's package mricron-data, or name its folder /usr/share/mricron/templates."));
        }
        MethodRegistry methods = request.methods();
        List<PackAtlas> atlases = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.info("LS-ATLAS-021",
                "Colin27 of this pack has its origin 1 mm lower in y and z than the MNI's own distribution: coordinates read 1 mm larger."));
        for (MricronAtlas known : MricronAtlas.ALL) {
            Optional<Path> file = image(folder, known.fileStem());
            if (file.isEmpty()) {
                findings.add(Finding.info("LS-ATLAS-022", "The pack has no atlas " + known.info().title() + " (" + known.fileStem() + ")."));
            } else {
                atlases.add(new PackAtlas(known.info(), e -> load(known, file.get(), methods, e)));
            }
        }
        PackTemplate template = new PackTemplate(COLIN, e -> colin(head.get(), brain.get(), methods, e));
        return Outcome.done(new LoadedPack("MRIcron templates", List.of(template), atlases), findings);
    }

    private static Optional<Path> image(Path folder, String stem) {
        return List.of(stem + ".nii.gz", stem + ".nii").stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    private static Outcome<Template> colin(Path head, Path brain, MethodRegistry methods, Execution execution) {
        return PackImages.volume(head, COLIN, methods, execution)
                .then(whole -> PackImages.volume(brain, COLIN, methods, execution).then(cut -> template(whole, cut, brain, execution)));
    }

    private static Outcome<Template> template(Volume whole, Volume cut, Path brainFile, Execution execution) {
        if (!whole.grid().sameAs(cut.grid())) {
            return Outcome.refused(Finding.error("LS-ATLAS-023", brainFile + " lies on another grid than ch2.",
                    "Take both files from one release of mricron-data."));
        }
        Mask brain = Components.fillHoles(Mask.above(cut, 0));
        return Outcome.done(new Template(COLIN, whole, brain));
    }

    private static Outcome<LabelMap> load(MricronAtlas atlas, Path file, MethodRegistry methods, Execution execution) {
        Outcome<Map<Integer, String>> names = atlas.names(file);
        return names.then(known -> PackImages.labels(file, atlas.info().space(), known, methods, execution)).then(atlas::repaired);
    }
}
