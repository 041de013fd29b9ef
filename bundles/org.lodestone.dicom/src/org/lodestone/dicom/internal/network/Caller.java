package org.lodestone.dicom.internal.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.method.dicom.PacsNode;

/** Opens associations. */
final class Caller {

    /** How long the other side may be silent. */
    static final Parameter TIMEOUT = Parameter.integer("timeoutSeconds", 10, 1, 600,
            "Longest silence of the other side, and longest wait for a connection.");

    private static final List<String> REASONS_OF_USER = List.of("", "no reason given", "the application context is not supported",
            "our title is not known there", "", "", "", "no application with that title is there");

    private Caller() {
    }

    static Duration timeout(Parameters parameters) {
        return Duration.ofSeconds(parameters.integer("timeoutSeconds"));
    }

    /**
     * @param services SOP classes with the codings that are offered for each
     * @param receives SOP classes that we want to receive in this association
     * @return an association with at least one of the services
     * @throws org.lodestone.core.RefusedException for every trouble
     */
    static Association open(PacsNode node, List<Proposal.Context> services, List<String> receives, Duration timeout, Progress progress) {
        Wire wire = Wire.open(node.host(), node.port(), timeout, progress);
        boolean agreed = false;
        try {
            wire.write(new Pdu.AssociateRequest(
                    new Proposal(node.calledTitle(), node.callingTitle(), services, receives, SystemInfo.ours())), timeout,
                    "while asking for an association");
            Association association = switch (wire.read(timeout, timeout, "after we asked for an association")) {
                case Pdu.AssociateAccept(Acceptance acceptance) -> new Association(wire, agreed(services, acceptance), acceptance.system(),
                        timeout);
                case Pdu.AssociateReject reject -> throw Trouble.rejected(wire.peer(), reason(reject));
                case Pdu.Abort _ -> throw Trouble.aborted(wire.peer(), "instead of accepting it");
                default -> throw Trouble.garbage(wire.peer(), "the answer to a request of an association is something else");
            };
            agreed = true;
            return association;
        } finally {
            if (!agreed) {
                wire.close();
            }
        }
    }

    private static List<Agreed> agreed(List<Proposal.Context> services, Acceptance acceptance) {
        List<Agreed> agreed = new ArrayList<>();
        for (Acceptance.Result result : acceptance.contexts()) {
            services.stream().filter(s -> s.id() == result.id() && result.result() == Acceptance.ACCEPTED)
                    .filter(s -> s.transferSyntaxes().contains(result.transferSyntax()))
                    .forEach(s -> agreed.add(new Agreed(s.id(), s.abstractSyntax(), result.transferSyntax())));
        }
        return agreed;
    }

    private static String reason(Pdu.AssociateReject reject) {
        String when = reject.result() == 2 ? ", for the moment" : "";
        if (reject.source() == 1 && reject.reason() > 0 && reject.reason() < REASONS_OF_USER.size()
                && !REASONS_OF_USER.get(reject.reason()).isEmpty()) {
            return REASONS_OF_USER.get(reject.reason()) + when;
        }
        if (reject.source() == 3) {
            return (reject.reason() == 1 ? "it is congested" : "its limit of associations is reached") + when;
        }
        return "source " + reject.source() + ", reason " + reject.reason() + when;
    }

    /** @return one context a class with those codings, numbered 1, 3, 5 ... from {@code first} */
    static List<Proposal.Context> contexts(int first, List<String> classes, List<String> codings) {
        List<Proposal.Context> contexts = new ArrayList<>();
        for (String uid : classes) {
            contexts.add(new Proposal.Context(first + 2 * contexts.size(), uid, codings));
        }
        return contexts;
    }
}
