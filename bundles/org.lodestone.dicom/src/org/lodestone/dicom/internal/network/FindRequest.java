package org.lodestone.dicom.internal.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetWriter;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsNode;
import org.lodestone.method.dicom.PacsQuery;
import org.lodestone.method.dicom.PacsQueryInput;

/** C-FIND in the study root model. */
public final class FindRequest implements PacsQuery {

    private static final int LONGEST_ANSWER = 1 << 20;
    /** Answers that still come after we asked to stop; more is not patience but a loop. */
    private static final int MOST_AFTER_CANCEL = 10_000;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.find", "1", "DICOM query", "Asks an archive what it has (C-FIND).", "DICOM PS3.4, annex C");
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
    public Outcome<List<PacsMatch>> run(PacsQueryInput input, Parameters parameters, Execution execution) {
        Duration timeout = Caller.timeout(parameters);
        PacsNode node = (PacsNode) input.address();
        DataSet question;
        try {
            question = Question.dataSet(input);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
        try (Association association = Caller.open(node,
                Caller.contexts(1, List.of(Uids.STUDY_FIND), List.of(Uids.EXPLICIT, Uids.IMPLICIT)), List.of(), timeout,
                execution.progress())) {
            Agreed find = association.context(Uids.STUDY_FIND)
                    .orElseThrow(() -> Trouble.notOffered(association.peer(), "queries of studies (C-FIND)"));
            association.send(Command.find(find.id(), 1, Uids.STUDY_FIND),
                    out -> DataSetWriter.write(question, Coding.of(find.transferSyntax()), out), "while sending a query");
            List<PacsMatch> matches = new ArrayList<>();
            int surplus = 0;
            Command answer = association.answer(timeout, "after we sent a query");
            while (StatusMeaning.isPending(answer.status())) {
                if (answer.hasData()) {
                    PacsMatch match = Question.match(association.receiveData(answer, LONGEST_ANSWER, "while answering a query"));
                    if (matches.size() < input.limit()) {
                        matches.add(match);
                        execution.progress().report(0.5, matches.size() + " found");
                    } else if (surplus++ == 0) {
                        association.send(Command.cancel(find.id(), 1), "while stopping a query");
                    }
                }
                if (surplus > MOST_AFTER_CANCEL) {
                    association.abandon();
                    break;
                }
                answer = association.answer(timeout, "while answering a query");
            }
            if (surplus == 0 && !StatusMeaning.isDone(answer.status())) {
                throw Trouble.failed(association.peer(), "C-FIND", answer.status(), answer.comment());
            }
            return Outcome.done(List.copyOf(matches), surplus == 0 ? List.of() : List.of(Question.cut(input.limit())));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}
