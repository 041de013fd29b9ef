package org.lodestone.dicom.internal.network;

import java.time.Duration;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.PacsEcho;
import org.lodestone.method.dicom.PacsEchoAnswer;
import org.lodestone.method.dicom.PacsNode;

/** C-ECHO. */
public final class EchoRequest implements PacsEcho {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.echo", "1", "DICOM echo", "Asks a node whether it is there and knows us.",
                "DICOM PS3.7, 9.1.5; PS3.8");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Caller.TIMEOUT);
    }

    @Override
    public Outcome<PacsEchoAnswer> run(PacsNode node, Parameters parameters, Execution execution) {
        Duration timeout = Caller.timeout(parameters);
        long start = System.nanoTime();
        try (Association association = Caller.open(node, Caller.contexts(1, List.of(Uids.ECHO), List.of(Uids.IMPLICIT)), List.of(),
                timeout, execution.progress())) {
            Agreed echo = association.context(Uids.ECHO).orElseThrow(() -> Trouble.notOffered(association.peer(), "verification"));
            association.send(Command.echo(echo.id(), 1, Uids.ECHO), "while asking for an echo");
            Command answer = association.answer(timeout, "after we asked for an echo");
            if (answer.status() != StatusMeaning.SUCCESS) {
                throw Trouble.failed(association.peer(), "C-ECHO", answer.status(), answer.comment());
            }
            return Outcome.done(new PacsEchoAnswer(association.other().implementationName(), association.other().implementationUid(),
                    association.other().largestData(), (System.nanoTime() - start) / 1e6));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}
