package org.lodestone.dicom.internal.network;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads protocol data units. No length is believed before it was compared with a limit or with what is there. */
public final class PduReader {

    /** Bytes before the content: type, reserved, length. */
    public static final int HEAD = 6;
    /** Longest content that is taken; others announce at most 128 KiB to us, some disregard it a little. */
    public static final int LONGEST = 1 << 20;

    private static final int SHORT_CONTENT = 4;

    private PduReader() {
    }

    /**
     * @param head the first {@link #HEAD} bytes
     * @return length of the content that follows
     * @throws PduException for an unknown type or a length that no such unit has
     */
    public static int contentLength(byte[] head) throws PduException {
        int type = head[0];
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).order(ByteOrder.BIG_ENDIAN).getInt(2));
        if (type < 1 || type > 7) {
            throw new PduException("unit of unknown type " + Byte.toUnsignedInt(head[0]));
        }
        boolean fixed = type == 3 || type >= 5;
        if (fixed ? length != SHORT_CONTENT : length > LONGEST) {
            throw new PduException("unit of type " + type + " with " + length + " bytes");
        }
        return (int) length;
    }

    /**
     * @param type first byte of the head
     * @param content as long as the head said
     * @return the unit
     * @throws PduException when its content contradicts itself
     */
    public static Pdu read(int type, byte[] content) throws PduException {
        ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.BIG_ENDIAN);
        try {
            return switch (type) {
                case 1 -> new Pdu.AssociateRequest(AssociateItems.proposal(in));
                case 2 -> new Pdu.AssociateAccept(AssociateItems.acceptance(in));
                case 3 -> new Pdu.AssociateReject(content[1], content[2], content[3]);
                case 4 -> data(in);
                case 5 -> new Pdu.ReleaseRequest();
                case 6 -> new Pdu.ReleaseReply();
                case 7 -> new Pdu.Abort(content[2], content[3]);
                default -> throw new PduException("unit of unknown type " + type);
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            PduException cut = new PduException("unit of type " + type + " breaks off");
            cut.initCause(e);
            throw cut;
        }
    }

    private static Pdu data(ByteBuffer in) throws PduException {
        List<Pdu.Piece> pieces = new ArrayList<>();
        while (in.hasRemaining()) {
            long length = Integer.toUnsignedLong(in.getInt());
            if (length < 2 || length > in.remaining()) {
                throw new PduException("a piece of " + length + " bytes where " + in.remaining() + " are left");
            }
            int context = Byte.toUnsignedInt(in.get());
            int flags = in.get();
            ByteBuffer bytes = in.slice(in.position(), (int) length - 2);
            in.position(in.position() + (int) length - 2);
            pieces.add(new Pdu.Piece(context, (flags & 1) != 0, (flags & 2) != 0, bytes));
        }
        return new Pdu.Data(pieces);
    }
}
