package org.lodestone.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What sources must have and must not have. */
class SourceTest {

    private static final int MOST_LINES = 400;

    /** File name to the reason why it is longer. */
    private static final Map<String, String> LONGER_FOR_A_REASON = Map.of();

    private final Repository repository = Repository.find();

    @Test
    void noJavaFileIsLongerThanFourHundredLines() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Path file : repository.files()) {
            if (file.toString().endsWith(".java") && !LONGER_FOR_A_REASON.containsKey(file.getFileName().toString())) {
                try (Stream<String> lines = Files.lines(file)) {
                    long count = lines.count();
                    if (count > MOST_LINES) {
                        offenders.add(repository.name(file) + " has " + count + " lines");
                    }
                }
            }
        }
        Offenders.none("more than " + MOST_LINES + " lines", offenders);
    }

    @Test
    void noCatchIsEmpty() {
        List<String> offenders = new ArrayList<>();
        for (SourceFile source : SourceFile.of(repository.bundles())) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitCatch(CatchTree tree, Void nothing) {
                    if (tree.getBlock().getStatements().isEmpty()) {
                        offenders.add(source.at(tree));
                    }
                    return super.visitCatch(tree, nothing);
                }
            }.scan(source.unit(), null);
        }
        Offenders.none("empty catch", offenders);
    }

    @Test
    void everyPublicTypeAndMethodSaysWhatItIsFor() {
        List<String> offenders = new ArrayList<>();
        SourceFile.of(repository.bundles()).forEach(source -> offenders.addAll(MissingComments.in(source)));
        Offenders.none("public and without a comment", offenders);
    }
}
