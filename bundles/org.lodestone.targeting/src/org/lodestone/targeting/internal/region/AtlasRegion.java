package org.lodestone.targeting.internal.region;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.atlas.AtlasInfo;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.RegionRequest;

/** Regions of an atlas, by number or name, on one side or both; without changes Brodmann areas 9 and 46 of the left hemisphere. */
public final class AtlasRegion implements RegionDefinition {

    private static final int SLICES_AT_ONCE = 1;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.region.atlas", "1", "Regions of an atlas",
                "Regions of an installed atlas by number or name; Brodmann areas 9 and 46 of the left side unless others are named.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.text("atlas", "brodmann", "Id of an installed atlas."),
                Parameter.text("labels", "9,46", "Numbers or names of regions, separated by commas."),
                Parameter.choice("side", "left", List.of("left", "right", "both"), "Side of the template's midline."));
    }

    @Override
    public Outcome<Mask> run(RegionRequest request, Parameters parameters, Execution execution) {
        String space = request.nativeToTemplate().to().id(), id = parameters.text("atlas");
        if (request.atlases().isEmpty()) {
            return Outcome.refused(Finding.error("LS-REGION-003", "There is no atlas pack.", "Install templates and atlases."));
        }
        AtlasPack pack = request.atlases().get();
        List<String> fitting = pack.atlases().stream().filter(atlas -> atlas.space().equals(space)).map(AtlasInfo::id).toList();
        if (!fitting.contains(id)) {
            return Outcome.refused(Finding.error("LS-REGION-004", "There is no atlas " + id + " in the space " + space + ".",
                    "Use one of " + fitting + "."));
        }
        return pack.atlas(id, execution).then(atlas -> draw(request, atlas, id, parameters, execution));
    }

    private static Outcome<Mask> draw(RegionRequest request, LabelMap atlas, String id, Parameters parameters, Execution execution) {
        Set<Integer> wanted = new TreeSet<>();
        for (String word : parameters.text("labels").split(",")) {
            List<Integer> numbers = atlas.names().entrySet().stream()
                    .filter(entry -> entry.getKey().toString().equals(word.strip()) || entry.getValue().equalsIgnoreCase(word.strip()))
                    .map(Map.Entry::getKey).toList();
            if (numbers.isEmpty()) {
                return Outcome.refused(Finding.error("LS-REGION-005", "The atlas " + id + " has no region " + word.strip() + ".",
                        "Use its numbers or names: " + atlas.names().values().stream().limit(12).toList() + " and so on."));
            }
            wanted.addAll(numbers);
        }
        String side = parameters.text("side");
        Grid grid = request.grid();
        BitSet inside = execution.parallel().reduce(grid.nz(), SLICES_AT_ONCE, execution.progress(), new BitSet(), (start, end) -> {
            BitSet part = new BitSet();
            for (int v = start * grid.nx() * grid.ny(); v < end * grid.nx() * grid.ny(); v++) {
                Vec3 p = request.nativeToTemplate().apply(
                        grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
                boolean onSide = side.equals("both") || side.equals("left") == p.x() < 0;
                part.set(v, onSide && wanted.contains(labelAt(atlas, p)));
            }
            return part;
        }, (all, part) -> {
            all.or(part);
            return all;
        });
        return inside.isEmpty() ? Outcome.refused(Finding.error("LS-REGION-002", "No voxel of the image lies in the region.",
                "Check the registration to the template and the field of view.")) : Outcome.done(new Mask(grid, inside));
    }

    private static int labelAt(LabelMap atlas, Vec3 template) {
        Vec3 p = atlas.grid().worldToVoxel().apply(template);
        int i = (int) Math.floor(p.x() + 0.5), j = (int) Math.floor(p.y() + 0.5), k = (int) Math.floor(p.z() + 0.5);
        return atlas.grid().contains(i, j, k) ? atlas.labels()[atlas.grid().index(i, j, k)] : 0;
    }
}
