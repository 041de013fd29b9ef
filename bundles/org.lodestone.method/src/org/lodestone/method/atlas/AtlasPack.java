package org.lodestone.method.atlas;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.image.LabelMap;

/** A folder of templates and atlases. Images are read when asked for. Called from any thread. */
public interface AtlasPack {

    /** @return name for menus and provenance */
    String name();

    /** @return BIDS names of the template spaces at hand, {@code MNIColin27}; the default one first */
    List<String> templates();

    /** @return what each atlas is, without its image */
    List<AtlasInfo> atlases();

    /**
     * @param name out of {@link #templates()}
     * @param execution for the reading
     * @return whole head, brain, and where they come from
     */
    Outcome<Template> template(String name, Execution execution);

    /**
     * @param id of an {@link AtlasInfo}
     * @param execution for the reading
     * @return its regions in its template's space
     */
    Outcome<LabelMap> atlas(String id, Execution execution);
}
