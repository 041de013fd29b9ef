package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
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

/** C-GET: instances come back in the association that asked for them. */
public final class GetRequest implements PacsRetrieve {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.get", "1", "DICOM get", "Fetches a study or series in the same connection (C-GET).",
                "DICOM PS3.4, C.4.3");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Caller.TIMEOUT);
    }

    @Override
    public boolean accepts(PacsAddress address, PacsRetrieveInput.Way way) {
        return address instanceof PacsNode && way instanceof PacsRetrieveInput.Way.Same;
    }

    @Override
    public Outcome<List<Path>> run(PacsRetrieveInput input, Parameters parameters, Execution execution) {
        Duration timeout = Caller.timeout(parameters);
        List<Proposal.Context> contexts = new ArrayList<>(Caller.contexts(1, List.of(Uids.STUDY_GET), List.of(Uids.EXPLICIT,
                Uids.IMPLICIT)));
        contexts.addAll(Caller.contexts(3, Uids.FETCHED, Uids.STORED));
        try (Staging staging = Staging.in(input.folder());
                Association association =
                        Caller.open((PacsNode) input.address(), contexts, Uids.FETCHED, timeout, execution.progress())) {
            Agreed get = association.context(Uids.STUDY_GET)
                    .orElseThrow(() -> Trouble.notOffered(association.peer(), "fetching in the same connection (C-GET)"));
            association.send(Command.get(get.id(), 1, Uids.STUDY_GET),
                    out -> DataSetWriter.write(SubOperations.question(input), Coding.of(get.transferSyntax()), out),
                            "while asking for images");
            int came = receive(association, new InstanceStore(staging.path(), Long.MAX_VALUE), timeout, execution);
            execution.progress().report(0.95, came + " instances came");
            return Outcome.done(staging.publish());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException e) {
            return Outcome.refused(Staging.unwritable(input.folder(), e).findings());
        }
    }

    private static int receive(Association association, InstanceStore store, Duration timeout, Execution execution) {
        int came = 0;
        while (true) {
            Command command = association.answer(timeout, "while sending images");
            if (command.field() == Command.STORE) {
                InstanceStore.Stored stored = store.take(association, command);
                association.send(command.reply(stored.status(), ""), "while confirming an instance");
                if (stored.trouble().isPresent()) {
                    association.abandon();
                    throw new RefusedException(stored.trouble().get());
                }
                execution.progress().report(0.1, ++came + " instances");
            } else if (StatusMeaning.isPending(command.status())) {
                execution.progress().report(0.1 + 0.8 * SubOperations.fraction(command), came + " instances");
            } else {
                if (command.hasData()) {
                    association.receiveData(command, 1 << 20, "while closing the answer");
                }
                SubOperations.demandAll(association.peer(), "C-GET", command, came);
                return came;
            }
        }
    }
}
