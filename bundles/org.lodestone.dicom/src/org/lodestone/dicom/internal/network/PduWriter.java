package org.lodestone.dicom.internal.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Lays out protocol data units. */
public final class PduWriter {

    private PduWriter() {
    }

    /** @return the unit as it goes over the wire */
    public static byte[] bytes(Pdu pdu) {
        return switch (pdu) {
            case Pdu.AssociateRequest(Proposal proposal) -> unit(1, AssociateItems.bytes(proposal));
            case Pdu.AssociateAccept(Acceptance acceptance) -> unit(2, AssociateItems.bytes(acceptance));
            case Pdu.AssociateReject(int result, int source, int reason) ->
                unit(3, new byte[] {0, (byte) result, (byte) source, (byte) reason});
            case Pdu.Data data -> unit(4, pieces(data));
            case Pdu.ReleaseRequest _ -> unit(5, new byte[4]);
            case Pdu.ReleaseReply _ -> unit(6, new byte[4]);
            case Pdu.Abort(int source, int reason) -> unit(7, new byte[] {0, 0, (byte) source, (byte) reason});
        };
    }

    private static byte[] unit(int type, byte[] content) {
        return ByteBuffer.allocate(PduReader.HEAD + content.length).put((byte) type).put((byte) 0).putInt(content.length).put(content)
                .array();
    }

    private static byte[] pieces(Pdu.Data data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Pdu.Piece piece : data.pieces()) {
            ByteBuffer bytes = piece.bytes().duplicate().rewind();
            ByteBuffer whole = ByteBuffer.allocate(6 + bytes.remaining()).putInt(bytes.remaining() + 2).put((byte) piece.context())
                    .put((byte) ((piece.command() ? 1 : 0) | (piece.last() ? 2 : 0))).put(bytes);
            out.writeBytes(whole.array());
        }
        return out.toByteArray();
    }
}
