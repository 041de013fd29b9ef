package org.lodestone.study.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Sha256;

/** One hash for many files: SHA-256 over their sorted hashes, so that order and names do not matter. */
final class SourceHash {

    private SourceHash() {
    }

    static String of(List<Path> files, Execution execution) throws IOException {
        try {
            List<String> hashes = execution.parallel().map(files.size(), execution.progress(), i -> hash(files.get(i)));
            return Sha256.of(String.join("\n", hashes.stream().sorted().toList()).getBytes(StandardCharsets.US_ASCII));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
