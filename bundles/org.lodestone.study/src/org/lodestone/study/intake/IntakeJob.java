package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.study.JsonFile;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.StoredCase;
import org.lodestone.study.store.StoreTransaction;

/** One import under way: what it brought so far and the helpers that all kinds of sources share. Used by one thread. */
final class IntakeJob {

    private final CaseStore store;
    private final StoreTransaction transaction;
    private final ImportRequest request;
    private final MethodRegistry methods;
    private final List<Finding> findings;
    private final TreeSet<String> files = new TreeSet<>();
    private final Map<String, Map<String, String>> participants = new TreeMap<>();
    private final List<ImportResult.LeftOut> leftOut = new ArrayList<>();
    private final ArrayNode sources = JsonFile.object().putArray("sources");

    IntakeJob(CaseStore store, StoreTransaction transaction, ImportRequest request, MethodRegistry methods, List<Finding> findings) {
        this.store = store;
        this.transaction = transaction;
        this.request = request;
        this.methods = methods;
        this.findings = findings;
    }

    CaseStore store() {
        return store;
    }

    StoreTransaction transaction() {
        return transaction;
    }

    ImportRequest request() {
        return request;
    }

    MethodRegistry methods() {
        return methods;
    }

    /** @return what was there before this import */
    Optional<StoredCase> known(String label) {
        return store.cases().stream().filter(one -> one.label().equals(label)).findFirst();
    }

    /** @return the next number that is neither in the store nor in this import */
    String freeLabel() {
        for (int number = 1;; number++) {
            String label = String.format("%02d", number);
            if (!participants.containsKey(label) && known(label).isEmpty()) {
                return label;
            }
        }
    }

    /** Makes a participant part of this import; {@code columns} of the table of participants may be empty. */
    void participant(String label, Map<String, String> columns) {
        participants.computeIfAbsent(label, _ -> new TreeMap<>()).putAll(columns);
    }

    Map<String, Map<String, String>> participants() {
        return participants;
    }

    /** Copies a file of a source; images lose the texts of their header when the import is de-identified. */
    void copy(Path from, String to, boolean cleanHeader) throws IOException {
        Path target = transaction.file(to);
        Files.copy(from, target);
        target.toFile().setWritable(true, true);
        if (SourceKind.isImage(target) && (cleanHeader || request.deidentify())) {
            HeaderTexts.clear(target, request.deidentify());
        }
        files.add(to);
    }

    /** Writes a sidecar without what tells who the patient is. */
    void sidecar(ObjectNode json, String to, Identity identity) throws IOException {
        JsonFile.write(transaction.file(to), SidecarCleaning.clean(json, identity, request.deidentify()));
        files.add(to);
    }

    void say(Finding finding) {
        findings.add(finding);
    }

    void leaveOut(String what, String why) {
        leftOut.add(new ImportResult.LeftOut(what, why));
    }

    /** Notes where files came from, without paths: folders are named after patients. */
    void source(String kind, String program, int count, String sha256) {
        sources.addObject().put("kind", kind).put("program", program).put("files", count).put("sha256", sha256);
    }

    ArrayNode sources() {
        return sources;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    List<String> files() {
        return List.copyOf(files);
    }

    List<String> labels() {
        return List.copyOf(participants.keySet());
    }

    String subjects() {
        return participants.keySet().stream().map(label -> "sub-" + label).collect(Collectors.joining(","));
    }

    List<ImportResult.LeftOut> leftOut() {
        return leftOut;
    }

    String reasons() {
        return leftOut.isEmpty() ? "no scan was found" : leftOut.stream().limit(5).map(one -> one.what() + " (" + one.why() + ")")
                .collect(Collectors.joining(", "));
    }

    /** @throws RefusedException when sessions would be mixed with scans outside of sessions */
    void refuseMixedSessions(String label, Optional<String> session) {
        known(label).ifPresent(one -> {
            if (one.sessions().isEmpty() == session.isPresent()) {
                throw new RefusedException(Finding.error("LS-IMPORT-006", "sub-" + label + " has " + (session.isPresent()
                        ? "scans without a session; ses-" + session.get() + " cannot stand beside them."
                        : "sessions; scans without one cannot stand beside them."), session.isPresent()
                        ? "Leave --session out, or import as another participant (--subject)."
                        : "Name a session (--session)."));
            }
        });
    }
}
