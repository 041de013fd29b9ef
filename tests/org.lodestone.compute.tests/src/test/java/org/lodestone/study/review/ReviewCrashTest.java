package org.lodestone.study.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Sha256;
import org.lodestone.image.Volume;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.study.store.CaseStore;
import org.sqlite.JDBC;

class ReviewCrashTest {

    private static final int ACTS = 200;

    @TempDir
    private Path folder;

    @Test
    void everyActThatWasAcknowledgedBeforeTheProcessWasKilledIsThereAfterwards() throws IOException, InterruptedException {
        Path root = folder.resolve("store");
        ReviewedCase reviewed = ReviewedCase.in(folder);
        try (CaseStore store = CaseStore.openOrCreate(root, "test")) {
            ReviewedCase.people(store);
        }
        List<String> acknowledged = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(4);

        int kills = 0;
        while (acknowledged.size() < ACTS && kills < 3 * ACTS / 15) {
            acknowledged.addAll(actAndKill(root, reviewed, kills++, random.nextInt(15, 45)));
        }

        try (CaseStore store = CaseStore.open(root, "test")) {
            List<String> there = new Reviews(store, reviewed.results()).history().stream()
                    .map(act -> act.number() + " " + act.kind() + " " + act.text()).toList();
            assertTrue(there.containsAll(acknowledged), () -> {
                acknowledged.removeAll(there);
                return "lost: " + acknowledged;
            });
            assertEquals(there.size(), there.stream().distinct().count(), "no act is there twice");
            assertTrue(store.audit().check().isEmpty());
        }
        assertTrue(acknowledged.size() >= ACTS && kills >= 5, acknowledged.size() + " acts, killed " + kills + " times");
    }


    /** A runner of tests keeps its own class path to itself: each class tells where it is from. */
    private static String classPath() {
        return Stream.of(ReviewActor.class, CaseStore.class, TargetReliability.class, Volume.class, Sha256.class, JDBC.class, ObjectMapper.class,
                        JsonFactory.class, JsonProperty.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString()).distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Kills the process (SIGKILL) as soon as so many acts were acknowledged, in the middle of the next ones. */
    private static List<String> actAndKill(Path root, ReviewedCase reviewed, int seed, int acts) throws IOException, InterruptedException {
        Process actor = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath(), ReviewActor.class.getName(),
                root.toString(), reviewed.dataset().toString(), String.valueOf(seed)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(actor.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && acknowledged.size() < acts) {
                acknowledged.add(line);
                line = lines.readLine();
            }
            actor.toHandle().destroyForcibly();
            // What it said before it died counts, too; a line that was cut does not.
            for (String rest = line; rest != null && rest.matches("\\d+ [A-Z]+ (\\d+/\\d+|\\(.* of \\S+)"); rest = lines.readLine()) {
                acknowledged.add(rest);
            }
        }
        actor.waitFor();
        return acknowledged;
    }
}
