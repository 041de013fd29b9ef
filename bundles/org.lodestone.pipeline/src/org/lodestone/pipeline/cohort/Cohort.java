package org.lodestone.pipeline.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.StoredTargets;

/**
 * The targets of all participants whose results lie in one derivative dataset.
 *
 * @param targets the best target of each method, by participant, session, method
 * @param simulated true when any of the participants is simulated
 * @param findings files that could not be used
 */
public record Cohort(List<CohortTarget> targets, boolean simulated, List<Finding> findings) {

    private static final Pattern NAME = Pattern.compile("sub-([A-Za-z0-9]+)(?:_ses-([A-Za-z0-9]+))?_.*desc-tms_targets\\.json");

    /** Copies the lists. */
    public Cohort {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    /**
     * @param output folder of the derivative dataset
     * @return what lies there
     * @throws RefusedException when there is no result at all
     */
    public static Cohort read(Path output) {
        List<CohortTarget> targets = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean simulated = false;
        for (Path file : files(output)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                try {
                    StoredTargets stored = StoredTargets.read(file);
                    simulated |= stored.simulated();
                    add(stored, name.group(1), name.group(2) == null ? "" : name.group(2), targets);
                } catch (RefusedException e) {
                    findings.addAll(e.findings());
                }
            }
        }
        if (targets.isEmpty()) {
            throw new RefusedException(Finding.error("LS-COHORT-001", output + " holds no targets of any participant.",
                    "Run the participant level first, into the same folder."));
        }
        return new Cohort(targets, simulated, findings);
    }

    private static List<Path> files(Path output) {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output, 5)) {
            // Hidden folders hold what was not finished.
            return files.filter(Files::isRegularFile).filter(f -> !output.relativize(f).toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(output, e);
        }
    }

    private static void add(StoredTargets stored, String participant, String session, List<CohortTarget> targets) {
        Set<String> seen = new LinkedHashSet<>();
        for (StoredTargets.Entry entry : stored.targets()) {
            TargetCandidate target = entry.candidate();
            if (seen.add(target.methodId())) {
                targets.add(new CohortTarget(participant, session, target.methodId(), target.nativePoint().mm(),
                        target.templatePoint().frame().id(), target.templatePoint().mm(), target.correlation(), target.isUsable(),
                        entry.errorBar().map(StoredTargets.ErrorBar::medianDistanceMm).orElse(Double.NaN),
                        entry.errorBar().map(StoredTargets.ErrorBar::splitHalfDistanceMm).orElse(Double.NaN)));
            }
        }
    }

    /** @return ids of the methods, in the order in which they turn up */
    public List<String> methods() {
        return targets.stream().map(CohortTarget::method).distinct().toList();
    }

    /** @return the targets of one method */
    public List<CohortTarget> of(String method) {
        return targets.stream().filter(target -> target.method().equals(method)).toList();
    }
}
