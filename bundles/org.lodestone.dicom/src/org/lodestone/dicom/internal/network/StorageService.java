package org.lodestone.dicom.internal.network;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.ReceiverEvent;

/**
 * The called side of storage: one association from its request to its end.
 *
 * @param title our own
 * @param callers titles that may call; empty for all
 * @param store keeps what comes
 * @param listener told of it
 * @param timeout longest silence within a message
 * @param idle longest silence between messages
 */
record StorageService(String title, Set<String> callers, InstanceStore store, Consumer<ReceiverEvent> listener, Duration timeout,
        Duration idle) {

    private static final int UNRECOGNIZED_OPERATION = 0x0211;

    /** Serves one connection and closes it; never throws for anything the other side does. */
    void serve(SocketChannel channel, String peer, boolean full, Progress progress) {
        try (Wire wire = Wire.over(channel, peer, progress)) {
            answer(wire, full);
        } catch (RefusedException e) {
            e.findings().forEach(finding -> listener.accept(new ReceiverEvent.Trouble(finding)));
        } catch (java.io.IOException e) {
            listener.accept(new ReceiverEvent.Trouble(Trouble.dropped(peer, "while connecting").findings().getFirst()));
        } catch (CancelledException e) {
            listener.accept(new ReceiverEvent.Trouble(Trouble.aborted(peer, "the receiver was closed").findings().getFirst()));
        }
    }

    private void answer(Wire wire, boolean full) {
        if (!(wire.read(timeout, timeout, "before it asked for an association") instanceof Pdu.AssociateRequest(Proposal proposal))) {
            throw Trouble.garbage(wire.peer(), "it began with something else than a request");
        }
        Optional<Pdu.AssociateReject> rejection = rejection(proposal, full);
        if (rejection.isPresent()) {
            wire.write(rejection.get(), timeout, "while it was rejected");
            // The other side closes when it has read the rejection; closing first could take it away from it.
            wire.comes(Duration.ofSeconds(1), "after it was rejected");
            throw Trouble.rejected(proposal.callingTitle() + " at " + wire.peer(), "called " + proposal.calledTitle() + "; we said no");
        }
        List<Agreed> agreed = new ArrayList<>();
        List<Acceptance.Result> results = new ArrayList<>();
        for (Proposal.Context context : proposal.contexts()) {
            Acceptance.Result result = result(context);
            results.add(result);
            if (result.result() == Acceptance.ACCEPTED) {
                agreed.add(new Agreed(context.id(), context.abstractSyntax(), result.transferSyntax()));
            }
        }
        wire.write(new Pdu.AssociateAccept(new Acceptance(proposal.calledTitle(), proposal.callingTitle(), results, List.of(),
                SystemInfo.ours())), timeout, "while it was accepted");
        Association association = new Association(wire, agreed, proposal.system(), timeout);
        int count = 0;
        try {
            count = messages(association, proposal.callingTitle());
        } catch (RefusedException e) {
            association.abandon();
            throw e;
        } finally {
            listener.accept(new ReceiverEvent.Ended(proposal.callingTitle(), count));
        }
    }

    private int messages(Association association, String caller) {
        int count = 0;
        while (true) {
            Optional<Command> next = association.receive(idle, "between messages");
            if (next.isEmpty()) {
                return count;
            }
            Command command = next.get();
            switch (command.field()) {
                case Command.ECHO -> association.send(command.reply(StatusMeaning.SUCCESS, ""), "while answering an echo");
                case Command.STORE -> count += store(association, command, caller);
                default -> {
                    if (command.hasData()) {
                        association.receiveData(command, 1 << 20, "while sending a message");
                    }
                    association.send(command.reply(UNRECOGNIZED_OPERATION, "storage and echo only"), "while declining a message");
                }
            }
        }
    }

    private int store(Association association, Command command, String caller) {
        InstanceStore.Stored stored = store.take(association, command);
        stored.trouble().ifPresent(finding -> listener.accept(new ReceiverEvent.Trouble(finding)));
        stored.file().ifPresent(file -> listener.accept(new ReceiverEvent.Received(file, caller, stored.studyUid(), stored.seriesUid())));
        association.send(command.reply(stored.status(), ""), "while confirming an instance");
        return stored.file().isPresent() ? 1 : 0;
    }

    private Optional<Pdu.AssociateReject> rejection(Proposal proposal, boolean full) {
        if (full) {
            return Optional.of(new Pdu.AssociateReject(2, 3, 2));
        }
        if (!proposal.calledTitle().equals(title)) {
            return Optional.of(new Pdu.AssociateReject(1, 1, 7));
        }
        if (!callers.isEmpty() && !callers.contains(proposal.callingTitle())) {
            return Optional.of(new Pdu.AssociateReject(1, 1, 3));
        }
        return Optional.empty();
    }

    private static Acceptance.Result result(Proposal.Context context) {
        boolean echo = context.abstractSyntax().equals(Uids.ECHO);
        if (!echo && !Uids.isStorage(context.abstractSyntax())) {
            return new Acceptance.Result(context.id(), Acceptance.NO_SERVICE, "");
        }
        // Our preferred coding first, else any that a file can have: pixels are stored as they come.
        Optional<String> coding = Uids.STORED.stream().filter(context.transferSyntaxes()::contains).findFirst()
                .or(() -> context.transferSyntaxes().stream().filter(uid -> !echo && Uids.isCoding(uid)).findFirst());
        return coding.map(uid -> new Acceptance.Result(context.id(), Acceptance.ACCEPTED, uid))
                .orElseGet(() -> new Acceptance.Result(context.id(), Acceptance.NO_CODING, ""));
    }
}
