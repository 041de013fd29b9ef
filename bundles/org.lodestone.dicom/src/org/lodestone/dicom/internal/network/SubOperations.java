package org.lodestone.dicom.internal.network;

import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.method.dicom.PacsRetrieveInput;

/** What C-MOVE and C-GET have in common: the question, and what the last answer means. */
final class SubOperations {

    private SubOperations() {
    }

    static DataSet question(PacsRetrieveInput input) {
        String level = !input.instanceUid().isEmpty() ? "IMAGE" : !input.seriesUid().isEmpty() ? "SERIES" : "STUDY";
        DataSetBuilder builder = new DataSetBuilder().text(Tags.QUERY_LEVEL, level).text(Tags.STUDY_UID, input.studyUid());
        if (!input.seriesUid().isEmpty()) {
            builder.text(Tags.SERIES_UID, input.seriesUid());
        }
        if (!input.instanceUid().isEmpty()) {
            builder.text(Tags.INSTANCE_UID, input.instanceUid());
        }
        return builder.build();
    }

    /** @return how far the archive says it is, 0 to 1 */
    static double fraction(Command answer) {
        int done = Math.max(0, answer.operations(1)) + Math.max(0, answer.operations(2)) + Math.max(0, answer.operations(3));
        int left = Math.max(0, answer.operations(0));
        return done + left == 0 ? 0 : (double) done / (done + left);
    }

    /**
     * @param last the archive's last answer
     * @param came files that are here
     * @throws RefusedException unless all that there is came
     */
    static void demandAll(String peer, String service, Command last, int came) {
        int failed = Math.max(0, last.operations(2));
        int sent = Math.max(0, last.operations(1)) + Math.max(0, last.operations(3));
        if (!StatusMeaning.isDone(last.status()) && failed == 0) {
            throw Trouble.failed(peer, service, last.status(), last.comment());
        }
        if (failed > 0 || came < sent) {
            throw new RefusedException(Trouble.incomplete(peer, peer + " sent " + came + " of " + (sent + failed)
                    + " instances; nothing was kept."));
        }
        if (came == 0) {
            throw new RefusedException(Trouble.incomplete(peer, peer + " has nothing under these identifiers, or sent nothing."));
        }
    }
}
