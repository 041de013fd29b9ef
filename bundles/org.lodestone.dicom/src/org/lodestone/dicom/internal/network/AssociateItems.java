package org.lodestone.dicom.internal.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The content of requests and acceptances of associations (PS3.8, 9.3.2 and 9.3.3; PS3.7, annex D). */
final class AssociateItems {

    private static final String APPLICATION = "1.2.840.10008.3.1.1.1";
    private static final int FIXED = 68;
    private static final int TITLE = 16;

    private AssociateItems() {
    }

    private static final class Parts {
        private final List<Proposal.Context> proposed = new ArrayList<>();
        private final List<Acceptance.Result> results = new ArrayList<>();
        private final List<String> receives = new ArrayList<>();
        private long largest;
        private String implementationUid = "";
        private String implementationName = "";
    }

    static Proposal proposal(ByteBuffer in) throws PduException {
        String called = title(in, 4);
        String calling = title(in, 4 + TITLE);
        Parts parts = parts(in);
        return new Proposal(called, calling, parts.proposed, parts.receives,
                new SystemInfo(parts.largest, parts.implementationUid, parts.implementationName));
    }

    static Acceptance acceptance(ByteBuffer in) throws PduException {
        String called = title(in, 4);
        String calling = title(in, 4 + TITLE);
        Parts parts = parts(in);
        return new Acceptance(called, calling, parts.results, parts.receives,
                new SystemInfo(parts.largest, parts.implementationUid, parts.implementationName));
    }

    private static String title(ByteBuffer in, int at) {
        byte[] title = new byte[TITLE];
        in.get(at, title);
        return new String(title, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    }

    private static Parts parts(ByteBuffer in) throws PduException {
        if (in.limit() < FIXED) {
            throw new PduException("a request or acceptance of " + in.limit() + " bytes");
        }
        Parts parts = new Parts();
        in.position(FIXED);
        while (in.hasRemaining()) {
            int type = in.get();
            ByteBuffer item = item(in);
            switch (type) {
                case 0x20 -> parts.proposed.add(context(item));
                case 0x21 -> parts.results.add(result(item));
                case 0x50 -> user(item, parts);
                default -> item.position(item.limit());
            }
        }
        return parts;
    }

    /** What follows the type: a reserved byte, a length of 16 bits, that many bytes. */
    private static ByteBuffer item(ByteBuffer in) throws PduException {
        in.get();
        int length = Short.toUnsignedInt(in.getShort());
        if (length > in.remaining()) {
            throw new PduException("an item of " + length + " bytes where " + in.remaining() + " are left");
        }
        ByteBuffer item = in.slice(in.position(), length).order(ByteOrder.BIG_ENDIAN);
        in.position(in.position() + length);
        return item;
    }

    private static Proposal.Context context(ByteBuffer in) throws PduException {
        if (in.limit() < 4) {
            throw new PduException("a presentation context of " + in.limit() + " bytes");
        }
        int id = Byte.toUnsignedInt(in.get());
        in.position(4);
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (in.hasRemaining()) {
            int type = in.get();
            String uid = text(item(in));
            if (type == 0x30) {
                abstractSyntax = uid;
            } else if (type == 0x40) {
                transferSyntaxes.add(uid);
            }
        }
        return new Proposal.Context(id, abstractSyntax, transferSyntaxes);
    }

    private static Acceptance.Result result(ByteBuffer in) throws PduException {
        int id = Byte.toUnsignedInt(in.get());
        in.get();
        int result = Byte.toUnsignedInt(in.get());
        in.get();
        String syntax = "";
        while (in.hasRemaining()) {
            int type = in.get();
            String uid = text(item(in));
            if (type == 0x40) {
                syntax = uid;
            }
        }
        return new Acceptance.Result(id, result, result == Acceptance.ACCEPTED ? syntax : "");
    }

    private static void user(ByteBuffer in, Parts parts) throws PduException {
        while (in.hasRemaining()) {
            int type = in.get();
            ByteBuffer item = item(in);
            switch (type) {
                case 0x51 -> parts.largest = Integer.toUnsignedLong(item.getInt());
                case 0x52 -> parts.implementationUid = text(item);
                case 0x54 -> {
                    int length = Short.toUnsignedInt(item.getShort());
                    String uid = text(item.slice(2, length));
                    if (item.get(3 + length) != 0) {
                        parts.receives.add(uid);
                    }
                }
                case 0x55 -> parts.implementationName = text(item);
                default -> item.position(item.limit());
            }
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString().replace("\0", "").strip();
    }

    static byte[] bytes(Proposal proposal) {
        ByteArrayOutputStream out = start(proposal.calledTitle(), proposal.callingTitle());
        for (Proposal.Context context : proposal.contexts()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(new byte[] {(byte) context.id(), 0, 0, 0});
            item(content, 0x30, ascii(context.abstractSyntax()));
            context.transferSyntaxes().forEach(uid -> item(content, 0x40, ascii(uid)));
            item(out, 0x20, content.toByteArray());
        }
        item(out, 0x50, user(proposal.system(), proposal.receives()));
        return out.toByteArray();
    }

    static byte[] bytes(Acceptance acceptance) {
        ByteArrayOutputStream out = start(acceptance.calledTitle(), acceptance.callingTitle());
        for (Acceptance.Result result : acceptance.contexts()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes(new byte[] {(byte) result.id(), 0, (byte) result.result(), 0});
            // The syntax of a declined context is not significant, but has to be there.
            item(content, 0x40, ascii(result.transferSyntax().isEmpty() ? "1.2.840.10008.1.2" : result.transferSyntax()));
            item(out, 0x21, content.toByteArray());
        }
        item(out, 0x50, user(acceptance.system(), acceptance.receives()));
        return out.toByteArray();
    }

    private static ByteArrayOutputStream start(String called, String calling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 1, 0, 0});
        out.writeBytes(padded(called));
        out.writeBytes(padded(calling));
        out.writeBytes(new byte[FIXED - 4 - 2 * TITLE]);
        item(out, 0x10, ascii(APPLICATION));
        return out;
    }

    private static byte[] user(SystemInfo system, List<String> receives) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        item(out, 0x51, ByteBuffer.allocate(4).putInt((int) system.largestData()).array());
        item(out, 0x52, ascii(system.implementationUid()));
        for (String uid : receives) {
            byte[] name = ascii(uid);
            item(out, 0x54, ByteBuffer.allocate(name.length + 4).putShort((short) name.length).put(name).put((byte) 0).put((byte) 1)
                    .array());
        }
        item(out, 0x55, ascii(system.implementationName()));
        return out.toByteArray();
    }

    private static void item(ByteArrayOutputStream out, int type, byte[] content) {
        out.writeBytes(ByteBuffer.allocate(4).put((byte) type).put((byte) 0).putShort((short) content.length).array());
        out.writeBytes(content);
    }

    private static byte[] padded(String title) {
        byte[] bytes = new byte[TITLE];
        Arrays.fill(bytes, (byte) ' ');
        byte[] text = ascii(title);
        System.arraycopy(text, 0, bytes, 0, Math.min(TITLE, text.length));
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
