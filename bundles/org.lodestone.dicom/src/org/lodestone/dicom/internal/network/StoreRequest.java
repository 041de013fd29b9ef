package org.lodestone.dicom.internal.network;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsSend;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.method.dicom.SentInstances;

/** C-STORE: hands files to an archive as they are; explicit ones are coded implicitly for those who know only that. */
public final class StoreRequest implements PacsSend {

    private static final int MOST_CONTEXTS = 128;

    private record Service(String classUid, String coding) {
    }

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.store", "1", "DICOM send", "Hands instances to an archive (C-STORE).",
                "DICOM PS3.4, annex B");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Caller.TIMEOUT);
    }

    @Override
    public boolean accepts(PacsAddress address) {
        return address instanceof PacsNode;
    }

    @Override
    public Outcome<SentInstances> run(PacsSendInput input, Parameters parameters, Execution execution) {
        Duration timeout = Caller.timeout(parameters);
        List<Finding> findings = new ArrayList<>();
        List<Path> taken = new ArrayList<>();
        List<Path> refused = new ArrayList<>();
        try {
            SendableFiles files = SendableFiles.of(input.files(), execution.progress());
            findings.addAll(files.findings());
            refused.addAll(files.unusable());
            List<Sendable> left = new ArrayList<>(files.files());
            while (!left.isEmpty()) {
                Set<Service> services = new LinkedHashSet<>();
                List<Sendable> now = new ArrayList<>();
                for (Sendable file : left) {
                    Set<Service> more = new LinkedHashSet<>(services);
                    more.addAll(services(file));
                    if (more.size() > MOST_CONTEXTS) {
                        break;
                    }
                    services = more;
                    now.add(file);
                }
                send((PacsNode) input.address(), now, List.copyOf(services), timeout, execution, taken, refused, findings);
                left = left.subList(now.size(), left.size());
            }
            if (taken.isEmpty()) {
                return Outcome.refused(findings.isEmpty() ? List.of(Finding.error("LS-PACS-009", "There was nothing to send.",
                        "Give DICOM files or folders that hold some.")) : findings);
            }
            return Outcome.done(new SentInstances(taken, refused), findings);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            findings.add(Finding.info("LS-PACS-017", taken.size() + " instances were stored before."));
            return Outcome.refused(findings);
        }
    }

    private static List<Service> services(Sendable file) {
        Service own = new Service(file.classUid(), file.transferSyntax());
        return file.transferSyntax().equals(Uids.EXPLICIT) ? List.of(own, new Service(file.classUid(), Uids.IMPLICIT)) : List.of(own);
    }

    private static void send(PacsNode node, List<Sendable> files, List<Service> services, Duration timeout, Execution execution,
            List<Path> taken, List<Path> refused, List<Finding> findings) {
        List<Proposal.Context> contexts = new ArrayList<>();
        for (Service service : services) {
            contexts.add(new Proposal.Context(1 + 2 * contexts.size(), service.classUid(), List.of(service.coding())));
        }
        try (Association association = Caller.open(node, contexts, List.of(), timeout, execution.progress())) {
            int message = 0;
            for (Sendable file : files) {
                execution.progress().report((double) message / files.size(), "Sending " + (message + 1) + " of " + files.size());
                message++;
                Optional<Finding> trouble = send(association, file, 1 + message % 0xfff0, timeout);
                (trouble.isPresent() ? refused : taken).add(file.file());
                trouble.ifPresent(findings::add);
            }
        }
    }

    private static Optional<Finding> send(Association association, Sendable file, int message, Duration timeout) {
        Optional<Agreed> same = context(association, file, file.transferSyntax());
        Optional<Agreed> agreed = same.or(() -> file.transferSyntax().equals(Uids.EXPLICIT)
                ? context(association, file, Uids.IMPLICIT) : Optional.empty());
        if (agreed.isEmpty()) {
            return Optional.of(problem(association.peer() + " does not take objects like " + file.file().getFileName() + " (class "
                    + file.classUid() + ", coding " + file.transferSyntax() + ").", "Choose another destination.", file));
        }
        association.send(Command.store(agreed.get().id(), message, file.classUid(), file.instanceUid()),
                same.isPresent() ? file::copyTo : out -> file.copyTo(out, Coding.IMPLICIT), "while taking an instance");
        Command answer = association.answer(timeout, "after it took an instance");
        if (!StatusMeaning.isDone(answer.status())) {
            return Optional.of(problem(String.format("%s did not store %s: status %04X %s.", association.peer(), file.file().getFileName(),
                    answer.status(), answer.comment()), StatusMeaning.remedy(answer.status()), file));
        }
        return Optional.empty();
    }

    private static Optional<Agreed> context(Association association, Sendable file, String coding) {
        return association.contexts().stream()
                .filter(c -> c.abstractSyntax().equals(file.classUid()) && c.transferSyntax().equals(coding)).findFirst();
    }

    private static Finding problem(String message, String remedy, Sendable file) {
        return Finding.error("LS-PACS-009", message, remedy).with("file", file.file());
    }
}
