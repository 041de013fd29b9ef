package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lodestone.study.bids.BidsScan;

/** Which images of the scanner's field a dataset has for a run. */
public final class FieldMapFiles {

    private static final Set<String> SUFFIXES = Set.of("phasediff", "phase1", "phase2", "magnitude1", "fieldmap", "magnitude", "epi");

    private FieldMapFiles() {
    }

    /** @return field maps whose {@code IntendedFor} or {@code B0FieldIdentifier} points at the run */
    public static List<BidsScan> meantFor(BidsScan run, List<BidsScan> all) {
        List<BidsScan> meant = new ArrayList<>();
        for (BidsScan scan : all) {
            boolean field = SUFFIXES.contains(scan.name().suffix()) && scan.file().getParent().getFileName().toString().equals("fmap");
            if (field && (intended(scan.sidecar().path("IntendedFor"), run) || shares(scan, run))) {
                meant.add(scan);
            }
        }
        // magnitude images often do not say what they are meant for: they belong to the phase image of the same name
        for (BidsScan scan : all) {
            boolean magnitude = scan.name().suffix().startsWith("magnitude") && !meant.contains(scan);
            if (magnitude && meant.stream().anyMatch(field -> field.name().entities().equals(scan.name().entities()))) {
                meant.add(scan);
            }
        }
        return meant;
    }

    private static boolean intended(JsonNode names, BidsScan run) {
        String path = run.file().toString().replace('\\', '/');
        if (names.isTextual()) {
            return path.endsWith(names.asText().replaceFirst("^bids::", ""));
        }
        for (JsonNode name : names) {
            if (path.endsWith(name.asText().replaceFirst("^bids::", ""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean shares(BidsScan field, BidsScan run) {
        String source = run.sidecar().path("B0FieldSource").asText("");
        JsonNode identifier = field.sidecar().path("B0FieldIdentifier");
        boolean inList = false;
        for (JsonNode name : identifier) {
            inList |= name.asText().equals(source);
        }
        return !source.isEmpty() && (identifier.asText("").equals(source) || inList);
    }
}
