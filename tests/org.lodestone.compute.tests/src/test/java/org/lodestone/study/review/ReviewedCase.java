package org.lodestone.study.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.FastAccounts;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.Source;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.derivative.TargetsFile;
import org.lodestone.study.store.CaseStore;

/** A case with two targets, its scan beside it, and three people, for tests. */
record ReviewedCase(Path dataset, Path scan, Path map, CaseResults results) {

    static final char[] PASSWORD = "four words make one".toCharArray();

    static ReviewedCase in(Path folder) throws IOException {
        Path dataset = folder.resolve("case");
        Path scan = dataset.resolve("bids/sub-01/anat/sub-01_T1w.nii.gz");
        Path map = dataset.resolve("derivatives/sub-01/func/sub-01_space-T1w_seed-sgacc_stat-r_statmap.nii.gz");
        Files.createDirectories(scan.getParent());
        Files.createDirectories(map.getParent());
        Files.writeString(scan, "a scan");
        Files.writeString(map, "a map");
        Path targets = map.resolveSibling("sub-01_desc-tms_targets.json");
        JsonFile.write(targets, TargetsFile.toJson(List.of(target("cluster", true), target("classic", false)), new Provenance("0.1.0",
                List.of(Source.of(dataset.resolve("bids"), scan)), List.of(), false)));
        return new ReviewedCase(dataset, scan, map, CaseResults.find(dataset, Optional.empty()));
    }

    private static TargetEntry target(String method, boolean usable) {
        FramePoint point = new FramePoint(Frame.t1w("sub-01"), new Vec3(-41, 38, 30));
        return new TargetEntry(new TargetCandidate("lodestone.targeting." + method, point,
                new FramePoint(Frame.template("MNIColin27"), new Vec3(-40, 40, 28)), "Frontal_Mid_L", -0.42, 810, Optional.empty(),
                List.of(new Gate("clean-minutes", usable, 6.5, 4, "min", "Enough."))), Optional.empty());
    }

    /** Adds an administrator, an operator and two physicians. */
    static Accounts people(CaseStore store) {
        Accounts accounts = FastAccounts.of(store);
        accounts.addFirst("root", "A. Admin", PASSWORD);
        Session admin = accounts.signIn("root", PASSWORD).orThrow();
        accounts.add(admin, "olga", "Olga Operator", Role.OPERATOR, PASSWORD);
        accounts.add(admin, "paul", "Dr Paul Physician", Role.PHYSICIAN, PASSWORD);
        accounts.add(admin, "petra", "Dr Petra Physician", Role.PHYSICIAN, PASSWORD);
        return accounts;
    }
}
