package org.lodestone.pipeline.internal;

import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsScan;

/**
 * The scans of a participant that the main job uses.
 *
 * @param dataset where they lie
 * @param label participant without {@code sub-}
 * @param t1w the structural scan
 * @param runs functional runs, at least one, sorted by name
 */
record ParticipantScans(BidsDataset dataset, String label, BidsScan t1w, List<BidsScan> runs) {

    static ParticipantScans find(BidsDataset dataset, String label, StepLog log) {
        List<BidsScan> scans = dataset.scans(label);
        List<BidsScan> structural = scans.stream().filter(s -> s.name().suffix().equals("T1w")).toList();
        List<BidsScan> bold = scans.stream().filter(s -> s.name().suffix().equals("bold")).toList();
        if (structural.isEmpty()) {
            throw new RefusedException(Finding.error("LS-SCAN-001",
                    "There is no T1w scan in " + dataset.root().resolve("sub-" + label) + ".",
                    "Add anat/sub-" + label + "_T1w.nii.gz."));
        }
        if (bold.isEmpty()) {
            throw new RefusedException(Finding.error("LS-SCAN-002",
                    "There is no functional run in " + dataset.root().resolve("sub-" + label) + ".",
                    "Add func/sub-" + label + "_task-rest_bold.nii.gz with its JSON sidecar."));
        }
        List<BidsScan> rest = bold.stream().filter(s -> s.name().entity("task").orElse("").startsWith("rest")).toList();
        if (structural.size() > 1) {
            log.say(Finding.info("LS-SCAN-003", "Of " + structural.size() + " T1w scans the first is used: "
                    + structural.getFirst().file().getFileName() + "."));
        }
        if (rest.isEmpty()) {
            log.say(Finding.warning("LS-SCAN-004", "No run is named task-rest; the connectivity comes from "
                    + bold.getFirst().name().entityPrefix() + " as if it were rest.", "Prefer a resting-state run."));
        }
        return new ParticipantScans(dataset, label, structural.getFirst(), rest.isEmpty() ? bold : rest);
    }

    boolean simulated() {
        return dataset.isSimulated() || t1w.isSimulated() || runs.stream().anyMatch(BidsScan::isSimulated);
    }
}
