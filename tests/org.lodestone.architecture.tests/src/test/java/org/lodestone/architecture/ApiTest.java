package org.lodestone.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What third parties rely on changes only when somebody says so: the API is compared with what was accepted last. A break is announced by
 * running releng/api-accept, a line in docs/api-changes.md and, from 1.0 on, a new major version of the package.
 */
class ApiTest {

    private static final Path ACCEPTED = Repository.find().root().resolve(
            "tests/org.lodestone.architecture.tests/src/test/resources/org/lodestone/architecture/api");

    @Test
    void nothingThatThirdPartiesUseWasBrokenUnannounced() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            Set<String> now = ApiSnapshot.of(bundle);
            Assumptions.assumeFalse(now.isEmpty(), bundle.name() + " was not built");
            Path file = ACCEPTED.resolve(bundle.shortName() + ".txt");
            if (Boolean.getBoolean("lodestone.api.accept")) {
                Files.createDirectories(ACCEPTED);
                Files.write(file, now);
                continue;
            }
            Set<String> accepted = new TreeSet<>(Files.readAllLines(file));
            accepted.stream().filter(line -> !now.contains(line)).forEach(line -> offenders.add("gone or changed: " + line));
            Set<String> known = new TreeSet<>();
            accepted.stream().filter(line -> line.startsWith("interface ")).forEach(line -> known.add(line.split(" ")[1]));
            now.stream().filter(line -> line.startsWith("abstract ") && !accepted.contains(line))
                    .filter(line -> known.contains(line.substring("abstract ".length(), line.indexOf('#'))))
                    .forEach(line -> offenders.add("implementers lack it: " + line));
        }
        Offenders.none("API break that nobody announced; releng/api-accept announces it", offenders);
    }

    private static List<Bundle> bundles() {
        return Repository.find().bundles().stream().filter(bundle -> ApiSnapshot.BUNDLES.contains(bundle.shortName())).toList();
    }
}
