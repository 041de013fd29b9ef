package org.lodestone.study.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.Source;
import org.lodestone.study.derivative.StoredTargets;

/** Collects what a signature rests on: every file of the results, and every scan that provenance names. */
final class SignedInputs {

    private static final String RESULT = "results/";
    private static final String SOURCE = "dataset/";
    /** A scan that was not beside the results when they were signed; the hash is that of provenance. */
    private static final String ELSEWHERE = "elsewhere/";

    private SignedInputs() {
    }

    /** @return all inputs as they are now, sorted by name */
    static List<SignedInput> now(CaseResults results, StoredTargets stored) {
        List<SignedInput> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(results.folder())) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !isReport(results, file) && !isRecording(results, file)).sorted().toList()) {
                inputs.add(new SignedInput(RESULT + results.folder().relativize(file).toString().replace('\\', '/'), hash(file)));
            }
        } catch (IOException | UncheckedIOException e) {
            throw DerivativeFolder.unreadable(results.folder(), e instanceof IOException io ? io : ((UncheckedIOException) e).getCause());
        }
        for (Source source : stored.sources()) {
            Optional<Path> file = results.locate(source);
            if (file.isPresent() && !hash(file.get()).equals(source.sha256())) {
                throw new RefusedException(Finding.error("LS-REVIEW-006", file.get() + " was changed after the targets were found in it.",
                        "Bring the scan back, or run the job again on the new one; then review anew."));
            }
            inputs.add(new SignedInput((file.isPresent() ? SOURCE : ELSEWHERE) + source.path(), source.sha256()));
        }
        return inputs;
    }

    /** @return what is different now, one sentence each */
    static List<String> changes(List<SignedInput> signed, CaseResults results) {
        List<String> changes = new ArrayList<>();
        for (SignedInput input : signed) {
            Optional<Path> file = place(input, results);
            if (!input.name().startsWith(RESULT) && !input.name().startsWith(SOURCE)) {
                continue;
            }
            if (file.isEmpty()) {
                changes.add(input.name() + " is missing");
            } else if (!hash(file.get()).equals(input.sha256())) {
                changes.add(input.name() + " was changed");
            }
        }
        return changes;
    }

    private static Optional<Path> place(SignedInput input, CaseResults results) {
        if (input.name().startsWith(RESULT)) {
            return Optional.of(results.folder().resolve(input.name().substring(RESULT.length()))).filter(Files::isRegularFile);
        }
        return results.locate(new Source(input.name().substring(input.name().indexOf('/') + 1), input.sha256()));
    }

    /** A report tells of the results and of the signature itself; it is made anew whenever somebody asks for it. */
    private static boolean isReport(CaseResults results, Path file) {
        return file.getParent().equals(results.folder()) && file.getFileName().toString().startsWith("report.");
    }

    /** A recording tells of a treatment, grows while it goes on, and no target rests on it. */
    private static boolean isRecording(CaseResults results, Path file) {
        return file.startsWith(results.folder().resolve("sessions")) && file.getFileName().toString().endsWith(".jsonl");
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(file, e);
        }
    }
}
