package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSetWriter;
import org.lodestone.dicom.internal.data.Staging;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsRetrieve;
import org.lodestone.method.dicom.PacsRetrieveInput;
import org.lodestone.method.dicom.ReceiverEvent;
import org.lodestone.method.dicom.StorageReceiverInput;

/** C-MOVE to a receiver of our own that is open while the move lasts. */
public final class MoveRequest implements PacsRetrieve {

    private static final int ASSOCIATIONS = 8;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.move", "1", "DICOM move",
                "Has an archive send a study or series to us (C-MOVE); the archive has to know our title, address and port.",
                "DICOM PS3.4, C.4.2");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Caller.TIMEOUT);
    }

    @Override
    public boolean accepts(PacsAddress address, PacsRetrieveInput.Way way) {
        return address instanceof PacsNode && way instanceof PacsRetrieveInput.Way.Move;
    }

    @Override
    public Outcome<List<Path>> run(PacsRetrieveInput input, Parameters parameters, Execution execution) {
        Duration timeout = Caller.timeout(parameters);
        PacsNode node = (PacsNode) input.address();
        PacsRetrieveInput.Way.Move way = (PacsRetrieveInput.Way.Move) input.way();
        Queue<Finding> troubles = new ConcurrentLinkedQueue<>();
        try (Staging staging = Staging.in(input.folder());
                StorageServer server = StorageServer.open(new StorageReceiverInput(node.callingTitle(), way.bindAddress(), way.port(),
                        Set.of(), staging.path(), event -> {
                            if (event instanceof ReceiverEvent.Trouble(Finding finding)) {
                                troubles.add(finding);
                            }
                        }), new ReceiverLimits(ASSOCIATIONS, Long.MAX_VALUE, timeout, timeout.multipliedBy(6)))) {
            move(input, node, server, timeout, execution);
            if (!troubles.isEmpty()) {
                return Outcome.refused(List.copyOf(troubles));
            }
            return Outcome.done(staging.publish());
        } catch (RefusedException e) {
            return Outcome.refused(java.util.stream.Stream.concat(e.findings().stream(), troubles.stream()).toList());
        } catch (IOException e) {
            return Outcome.refused(Staging.unwritable(input.folder(), e).findings());
        }
    }

    private static void move(PacsRetrieveInput input, PacsNode node, StorageServer server, Duration timeout, Execution execution) {
        try (Association association = Caller.open(node,
                Caller.contexts(1, List.of(Uids.STUDY_MOVE), List.of(Uids.EXPLICIT, Uids.IMPLICIT)), List.of(), timeout,
                execution.progress())) {
            Agreed move = association.context(Uids.STUDY_MOVE)
                    .orElseThrow(() -> Trouble.notOffered(association.peer(), "sending images to others (C-MOVE)"));
            association.send(Command.move(move.id(), 1, Uids.STUDY_MOVE, node.callingTitle()),
                    out -> DataSetWriter.write(SubOperations.question(input), Coding.of(move.transferSyntax()), out),
                            "while asking for images");
            Command answer = answer(association, server, timeout);
            while (StatusMeaning.isPending(answer.status())) {
                execution.progress().report(0.1 + 0.8 * SubOperations.fraction(answer), server.received() + " instances");
                answer = answer(association, server, timeout);
            }
            if (answer.hasData()) {
                association.receiveData(answer, 1 << 20, "while closing the answer");
            }
            SubOperations.demandAll(association.peer(), "C-MOVE", answer, (int) server.received());
        }
    }

    /** An archive may say nothing until the end; it is alive as long as images come. */
    private static Command answer(Association association, StorageServer server, Duration timeout) {
        long before = server.bytes();
        while (!association.comes(timeout, "while sending images")) {
            long now = server.bytes();
            if (now == before) {
                association.abandon();
                throw Trouble.stalled(association.peer(), "while sending images", timeout.toSeconds());
            }
            before = now;
        }
        return association.answer(timeout, "while sending images");
    }
}
