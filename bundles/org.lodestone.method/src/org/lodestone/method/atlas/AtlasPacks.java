package org.lodestone.method.atlas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodRegistry;

/** Finds and opens the atlas pack of an installation. */
public final class AtlasPacks {

    /** System property that names the folder of the atlas pack. */
    public static final String PROPERTY = "lodestone.atlas.pack";

    /** Environment variable that names the folder of the atlas pack. */
    public static final String VARIABLE = "LODESTONE_ATLAS_PACK";

    private AtlasPacks() {
    }

    /**
     * The folder an installation takes its templates from: the system property, else the environment variable, else the place of Debian's
     * package {@code mricron-data}.
     *
     * @return the first of them that is a folder
     */
    public static Optional<Path> configuredFolder() {
        return Stream.of(System.getProperty(PROPERTY), System.getenv(VARIABLE), "/usr/share/mricron/templates")
                .filter(name -> name != null && !name.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
    }

    /**
     * Opens the pack of this installation.
     *
     * @param methods where sources of packs and readers of images are looked up
     * @param execution for the reading
     * @return the pack, or what to install or set
     */
    public static Outcome<AtlasPack> openConfigured(MethodRegistry methods, Execution execution) {
        return configuredFolder()
                .map(folder -> open(folder, methods, execution))
                .orElseGet(() -> Outcome.refused(Finding.error("LS-ATLAS-001", "No folder of templates and atlases was found.",
                        "Install Debian's package mricron-data, or name a folder in the system property " + PROPERTY
                                + " or the environment variable " + VARIABLE + ".")));
    }

    /**
     * Opens a folder with the first source that knows its layout.
     *
     * @param folder of templates and atlases
     * @param methods where sources of packs and readers of images are looked up
     * @param execution for the reading
     * @return the pack, or what each source missed
     */
    public static Outcome<AtlasPack> open(Path folder, MethodRegistry methods, Execution execution) {
        List<Finding> missed = new ArrayList<>();
        for (AtlasPackSource source : methods.all(AtlasPackSource.class)) {
            Outcome<AtlasPack> outcome = source.run(
                    new AtlasPackRequest(folder, methods), Parameters.defaults(source.parameters()), execution);
            if (outcome.isDone()) {
                return outcome;
            }
            missed.addAll(outcome.findings());
        }
        if (missed.isEmpty()) {
            missed.add(Finding.error("LS-ATLAS-002", "No installed bundle opens atlas packs.",
                    "Install or start the bundle org.lodestone.atlas."));
        }
        return Outcome.refused(missed);
    }
}
