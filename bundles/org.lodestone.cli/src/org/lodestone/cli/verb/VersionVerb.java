package org.lodestone.cli.verb;

import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone version}: what is installed and what it runs on. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Prints the version of the product and of Java.")
public final class VersionVerb implements Callable<Integer> {

    private final Face face;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public VersionVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (json) {
            face.print(JsonFile.object().put("name", "Lodestone").put("version", SoftwareVersion.current())
                    .put("java", Runtime.version().toString()).put("system", system));
        } else {
            face.out().println("Lodestone " + SoftwareVersion.current() + ", Java " + Runtime.version() + ", " + system);
            face.out().println("Research use; not a certified medical device.");
        }
        return ExitCode.DONE;
    }
}
