package org.lodestone.atlas.internal;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;

/**
 * A pack whose contents are known and whose images are read when asked for.
 *
 * @param name for menus and provenance
 * @param heads its templates, the default one first
 * @param parcellations its atlases
 */
record LoadedPack(String name, List<PackTemplate> heads, List<PackAtlas> parcellations) implements AtlasPack {

    LoadedPack {
        heads = List.copyOf(heads);
        parcellations = List.copyOf(parcellations);
    }

    @Override
    public List<String> templates() {
        return heads.stream().map(PackTemplate::name).toList();
    }

    @Override
    public List<AtlasInfo> atlases() {
        return parcellations.stream().map(PackAtlas::info).toList();
    }

    @Override
    public Outcome<Template> template(String wanted, Execution execution) {
        return heads.stream().filter(head -> head.name().equals(wanted)).findFirst()
                .map(head -> head.loading().load(execution))
                .orElseGet(() -> Outcome.refused(Finding.error("LS-ATLAS-003", "Pack " + name + " has no template " + wanted + ".",
                        "Use one of " + templates() + ".")));
    }

    @Override
    public Outcome<LabelMap> atlas(String id, Execution execution) {
        return parcellations.stream().filter(atlas -> atlas.info().id().equals(id)).findFirst()
                .map(atlas -> atlas.load(execution))
                .orElseGet(() -> Outcome.refused(Finding.error("LS-ATLAS-004", "Pack " + name + " has no atlas " + id + ".",
                        "Use one of " + atlases().stream().map(AtlasInfo::id).toList() + ".")));
    }
}
