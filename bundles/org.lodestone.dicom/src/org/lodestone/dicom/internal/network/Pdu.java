package org.lodestone.dicom.internal.network;

import java.nio.ByteBuffer;
import java.util.List;

/** A protocol data unit of the upper layer (PS3.8, section 9.3). */
public sealed interface Pdu {

    /**
     * Asks for an association.
     *
     * @param proposal what is wanted
     */
    record AssociateRequest(Proposal proposal) implements Pdu {
    }

    /**
     * Accepts one.
     *
     * @param acceptance what is given
     */
    record AssociateAccept(Acceptance acceptance) implements Pdu {
    }

    /**
     * Declines one.
     *
     * @param result 1 for good, 2 for now
     * @param source 1 user, 2 and 3 provider
     * @param reason of the source
     */
    record AssociateReject(int result, int source, int reason) implements Pdu {
    }

    /**
     * Carries pieces of messages.
     *
     * @param pieces at least one
     */
    record Data(List<Piece> pieces) implements Pdu {
        /** Copies the list. */
        public Data {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A piece of a command or of a data set.
     *
     * @param context presentation context, odd
     * @param command true for a command
     * @param last true when the command or data set ends here
     * @param bytes content. Not modified.
     */
    record Piece(int context, boolean command, boolean last, ByteBuffer bytes) {
    }

    /** Asks for the end. */
    record ReleaseRequest() implements Pdu {
    }

    /** Agrees to the end. */
    record ReleaseReply() implements Pdu {
    }

    /**
     * Breaks off.
     *
     * @param source 0 user, 2 provider
     * @param reason of the provider
     */
    record Abort(int source, int reason) implements Pdu {
    }
}
