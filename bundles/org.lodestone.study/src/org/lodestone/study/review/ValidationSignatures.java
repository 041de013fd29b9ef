package org.lodestone.study.review;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Account;
import org.lodestone.study.account.Accounts;
import org.lodestone.study.account.Role;
import org.lodestone.study.account.Session;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.WorkRecord;

/**
 * Signing a validation report, as a target is signed: by an account that proves itself once more, resting on every file of the report and on
 * every bundle of the product that was tested. A file that changes, goes or comes afterwards voids it. Kept in the store with a row of its audit
 * trail. Any thread; reads and hashes all these files.
 */
public final class ValidationSignatures {

    private static final String KIND = "validation";
    private static final String REPORT = "report/";
    private static final String PRODUCT = "product/";
    private static final String DROPPED = "dropped/";

    private final CaseStore store;
    private final Path report;
    private final Path product;
    private final Optional<Path> dropFolder;

    /**
     * @param store where signatures are kept
     * @param report folder that {@code validate --report} wrote
     * @param product folder of the installed product
     * @param dropFolder whose bundles come into the product beside those that are installed; empty when the site has none. What lies there was
     *     not tested, so nothing is signed and no signature holds while it does.
     */
    public ValidationSignatures(CaseStore store, Path report, Path product, Optional<Path> dropFolder) {
        this.store = store;
        this.report = report;
        this.product = product;
        this.dropFolder = dropFolder;
    }

    /**
     * Signs the report.
     *
     * @param accounts to prove once more who signs
     * @param session of an administrator or a physician
     * @param password of that person, again; wiped by the caller. Not modified.
     * @return how it stands
     * @throws RefusedException LS-REVIEW-013 when there is no report, LS-REVIEW-011 when a test failed, LS-REVIEW-012 when the product is not the
     *     one that was tested any more; or when the password is wrong
     */
    public SignatureState sign(Accounts accounts, Session session, char[] password) {
        Account signer = session.require(Role.ADMINISTRATOR, Role.PHYSICIAN);
        ObjectNode validation = validation();
        if (!validation.path("passed").asBoolean()) {
            throw refused("LS-REVIEW-011", "The validation in " + report + " did not pass.", "Mend what failed, validate again and sign that report.");
        }
        Map<String, String> now = bundles();
        Map<String, String> tested = new TreeMap<>();
        validation.path("sha256").properties().stream().filter(entry -> entry.getKey().endsWith(".jar"))
                .forEach(entry -> tested.put(PRODUCT + entry.getKey(), entry.getValue().asText()));
        List<String> changes = changes(tested, now);
        if (!changes.isEmpty()) {
            throw refused("LS-REVIEW-012", "The product is not the one that was tested: " + String.join(", ", changes) + ".",
                    "Validate again and sign that report.");
        }
        accounts.confirm(session, password);
        Map<String, String> files = reportFiles();
        files.putAll(now);
        List<SignedInput> inputs = files.entrySet().stream().map(file -> new SignedInput(file.getKey(), file.getValue())).toList();
        Signature signature = Signature.of(signer.name(), signer.role().name(), KIND, meaning(validation), inputs);
        WorkRecord row = store.record(signer.name(), KIND, subject(validation),
                ReviewRecords.json(signer, ReviewKind.SIGN, KIND, "", Optional.of(signature)));
        return new SignatureState(ReviewRecords.act(row), List.of());
    }

    /**
     * @return the newest signature of this report and whether it holds; empty when nobody signed it, or when the mark by which it is known, its
     *     time, was changed
     * @throws RefusedException LS-REVIEW-013 when there is no report
     */
    public Optional<SignatureState> state() {
        List<WorkRecord> rows = store.records(KIND, subject(validation()));
        return rows.isEmpty() ? Optional.empty() : Optional.of(state(ReviewRecords.act(rows.getLast())));
    }

    private SignatureState state(ReviewAct act) {
        Signature signature = act.signature().orElseThrow();
        Map<String, String> signed = new TreeMap<>();
        signature.inputs().forEach(input -> signed.put(input.name(), input.sha256()));
        Map<String, String> now = reportFiles();
        now.putAll(bundles());
        List<String> reasons = new ArrayList<>(changes(signed, now));
        if (!Signature.hash(act.user(), act.role().name(), act.target(), signature.meaning(), signature.inputs()).equals(signature.sha256())) {
            reasons.add("the signature itself was changed");
        }
        return new SignatureState(act, reasons);
    }

    private static List<String> changes(Map<String, String> signed, Map<String, String> now) {
        List<String> changes = new ArrayList<>();
        signed.forEach((name, hash) -> {
            if (!now.containsKey(name)) {
                changes.add(name + " is missing");
            } else if (!now.get(name).equals(hash)) {
                changes.add(name + " was changed");
            }
        });
        now.keySet().stream().filter(name -> !signed.containsKey(name)).forEach(name -> changes.add(name + " was added"));
        return changes;
    }

    private static String meaning(ObjectNode validation) {
        return "I have read this report and release the installation it tests for use in research."
                + (validation.path("partial").asBoolean() ? " Only a part of the tests was run." : "");
    }

    /** When it was finished: two reports of one product are two. */
    private static String subject(ObjectNode validation) {
        return validation.path("Finished").asText();
    }

    private ObjectNode validation() {
        Path file = report.resolve("validation.json");
        if (!Files.isRegularFile(file)) {
            throw refused("LS-REVIEW-013", report + " holds no validation report.", "Name the folder that lodestone validate --report wrote.");
        }
        return JsonFile.read(file);
    }

    private Map<String, String> reportFiles() {
        return hashes(report, REPORT, Integer.MAX_VALUE, "");
    }

    private Map<String, String> bundles() {
        Map<String, String> all = hashes(product.resolve("plugins"), PRODUCT, 1, ".jar");
        dropFolder.ifPresent(folder -> all.putAll(hashes(folder, DROPPED, 1, ".jar")));
        return all;
    }

    private static Map<String, String> hashes(Path folder, String prefix, int depth, String ending) {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> file.toString().endsWith(ending)).toList()) {
                hashes.put(prefix + folder.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw DerivativeFolder.unreadable(folder, e instanceof IOException io ? io : ((UncheckedIOException) e).getCause());
        }
        return hashes;
    }

    private static RefusedException refused(String code, String message, String remedy) {
        return new RefusedException(Finding.error(code, message, remedy));
    }
}
