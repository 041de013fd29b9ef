package org.lodestone.atlas.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPackRequest;
import org.lodestone.method.atlas.AtlasPackSource;
import org.lodestone.method.atlas.Template;

/**
 * Opens a plain folder as BIDS names templates and atlases, at most three levels deep:
 *
 * <ul>
 * <li>{@code tpl-NAME_..._T1w.nii.gz} with {@code tpl-NAME_..._desc-brain_mask.nii.gz} is a template;
 * <li>{@code ..._dseg.nii.gz} with {@code .tsv} (columns {@code index}, {@code name}) and {@code .json} ({@code Name}, {@code Space},
 * {@code ReferencesAndLinks}, {@code License}) of the same name is an atlas; its space may also come from {@code space-} or {@code tpl-}
 * in its name, its id is {@code atlas-} or {@code seg-} in its name.
 * </ul>
 */
final class FolderPackSource implements AtlasPackSource {

    private static final int DEPTH = 3;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.atlas.folder", "1", "Folder of templates and atlases",
                "NIfTI images with TSV tables of names and JSON descriptions, named as BIDS names templates and atlases.",
                "Gorgolewski KJ et al. (2016) The brain imaging data structure. Sci Data 3:160044.");
    }

    @Override
    public Outcome<AtlasPack> run(AtlasPackRequest request, Parameters parameters, Execution execution) {
        List<Path> images;
        try (Stream<Path> walk = Files.walk(request.folder(), DEPTH)) {
            images = walk.filter(file -> file.getFileName().toString().matches(".*\\.nii(\\.gz)?")).sorted().toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Outcome.refused(Finding.error("LS-ATLAS-030", request.folder() + " cannot be read: " + e.getMessage(),
                    "Name a folder that exists and may be read."));
        }
        List<Finding> findings = new ArrayList<>();
        List<PackTemplate> templates = new ArrayList<>();
        List<PackAtlas> atlases = new ArrayList<>();
        for (Path image : images) {
            BidsName name = BidsName.of(image);
            if (name.suffix().equals("T1w") && name.has("tpl")) {
                template(image, name, images, request.methods(), templates, findings);
            } else if (name.suffix().equals("dseg")) {
                atlas(image, name, request.methods(), atlases, findings);
            }
        }
        if (templates.isEmpty() && atlases.isEmpty()) {
            findings.add(Finding.error("LS-ATLAS-031", request.folder() + " holds neither a template nor an atlas.",
                    "A template is tpl-NAME_T1w.nii.gz with tpl-NAME_desc-brain_mask.nii.gz; an atlas is "
                            + "atlas-NAME_space-TEMPLATE_dseg.nii.gz with .tsv and .json of the same name."));
            return Outcome.refused(findings);
        }
        return Outcome.done(new LoadedPack(request.folder().getFileName().toString(), templates, atlases), findings);
    }

    private static void template(Path head, BidsName name, List<Path> images, MethodRegistry methods, List<PackTemplate> templates,
            List<Finding> findings) {
        String space = name.get("tpl");
        if (templates.stream().anyMatch(known -> known.name().equals(space))) {
            findings.add(Finding.warning("LS-ATLAS-032", head + " is a second image of " + space + " and is not used.",
                    "Keep one T1w image of a template in a pack."));
            return;
        }
        Path brain = images.stream()
                .filter(image -> BidsName.of(image).isMaskOf(name) && head.getParent().equals(image.getParent())).findFirst().orElse(null);
        if (brain == null) {
            findings.add(Finding.warning("LS-ATLAS-033", head + " has no brain mask and is not used.",
                    "Put tpl-" + space + "_desc-brain_mask.nii.gz beside it."));
            return;
        }
        templates.add(new PackTemplate(space, execution -> PackImages.volume(head, space, methods, execution)
                .then(whole -> PackImages.volume(brain, space, methods, execution).then(mask -> whole.grid().sameAs(mask.grid())
                        ? Outcome.done(new Template(space, whole, Mask.above(mask, 0)))
                        : Outcome.refused(Finding.error("LS-ATLAS-034", brain + " lies on another grid than " + head + ".",
                                "Give the mask on the image's grid."))))));
    }

    private static void atlas(Path image, BidsName name, MethodRegistry methods, List<PackAtlas> atlases, List<Finding> findings) {
        Outcome<AtlasDescription> description = AtlasDescription.beside(image, name);
        findings.addAll(description.findings().stream().map(FolderPackSource::asWarning).toList());
        if (!(description instanceof Outcome.Done<AtlasDescription>(AtlasDescription found, var _))) {
            return;
        }
        if (atlases.stream().anyMatch(known -> known.info().id().equals(found.info().id()))) {
            findings.add(Finding.warning("LS-ATLAS-035", image + " has the id of another atlas, " + found.info().id() + ", and is not used.",
                    "Give each atlas its own atlas- entity."));
            return;
        }
        atlases.add(new PackAtlas(found.info(), execution -> load(image, found, methods, execution)));
    }

    private static Outcome<LabelMap> load(Path image, AtlasDescription description, MethodRegistry methods, Execution execution) {
        Outcome<Map<Integer, String>> names = description.names();
        return names.then(known -> PackImages.labels(image, description.info().space(), known, methods, execution));
    }

    /** One atlas that cannot be used does not close the pack. */
    private static Finding asWarning(Finding finding) {
        return new Finding(org.lodestone.core.Severity.WARNING, finding.code(), finding.message(), finding.remedy(), finding.facts());
    }
}
