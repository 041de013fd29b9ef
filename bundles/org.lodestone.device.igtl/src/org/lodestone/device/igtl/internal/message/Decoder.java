package org.lodestone.device.igtl.internal.message;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Affine;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/** Bytes to messages. */
public final class Decoder {

    private static final int EXTENDED_HEADER_BYTES = 12;
    private static final int TDATA_BYTES = 70;
    private static final int QTDATA_BYTES = 50;

    private Decoder() {
    }

    /**
     * @param header of the message
     * @param body all of its body. Not modified.
     * @return the message
     * @throws DeviceException when the checksum or a length is wrong
     */
    public static Packet decode(MessageHeader header, byte[] body) throws DeviceException {
        if (body.length != header.bodyBytes()) {
            throw wrong(header, "has " + body.length + " bytes instead of " + header.bodyBytes());
        }
        if (Crc64.of(body, 0, body.length) != header.crc()) {
            throw wrong(header, "has a wrong checksum");
        }
        try {
            return header.version() == 1 ? plain(header, ByteBuffer.wrap(body)) : extended(header, ByteBuffer.wrap(body));
        } catch (BufferUnderflowException e) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "An OpenIGTLink " + header.type() + " ends too early.", e);
        }
    }

    private static DeviceException wrong(MessageHeader header, String what) {
        return new DeviceException(Detail.PROTOCOL_ERROR, "An OpenIGTLink " + header.type() + " " + what + ".");
    }

    private static Packet plain(MessageHeader header, ByteBuffer body) throws DeviceException {
        return new Packet(header.version(), header.device(), header.timestamp(), 0, Map.of(), content(header, body));
    }

    private static Packet extended(MessageHeader header, ByteBuffer body) throws DeviceException {
        int extendedBytes = Short.toUnsignedInt(body.getShort());
        int metaHeaderBytes = Short.toUnsignedInt(body.getShort());
        long metaBytes = Integer.toUnsignedLong(body.getInt());
        long messageId = Integer.toUnsignedLong(body.getInt());
        long contentBytes = body.capacity() - (long) extendedBytes - metaHeaderBytes - metaBytes;
        if (extendedBytes < EXTENDED_HEADER_BYTES || contentBytes < 0) {
            throw wrong(header, "has an impossible extended header");
        }
        ByteBuffer content = body.slice(extendedBytes, (int) contentBytes);
        int metaStart = extendedBytes + (int) contentBytes;
        Map<String, String> meta = metaHeaderBytes == 0 ? Map.of()
                : metaData(header, body.slice(metaStart, metaHeaderBytes), body.slice(metaStart + metaHeaderBytes, (int) metaBytes));
        return new Packet(header.version(), header.device(), header.timestamp(), messageId, meta, content(header, content));
    }

    private static Map<String, String> metaData(MessageHeader header, ByteBuffer index, ByteBuffer data) throws DeviceException {
        Map<String, String> meta = new TreeMap<>();
        int entries = Short.toUnsignedInt(index.getShort());
        for (int i = 0; i < entries; i++) {
            int keyBytes = Short.toUnsignedInt(index.getShort());
            index.getShort();
            long valueBytes = Integer.toUnsignedLong(index.getInt());
            if (keyBytes + valueBytes > data.remaining()) {
                throw wrong(header, "has metadata that reach beyond its end");
            }
            meta.put(utf8(data, keyBytes), utf8(data, (int) valueBytes));
        }
        return meta;
    }

    private static Message content(MessageHeader header, ByteBuffer body) throws DeviceException {
        String type = header.type();
        return switch (type) {
            case "TRANSFORM" -> new Message.Transform(matrix(body));
            case "POSITION", "QTRANS" -> new Message.Position(position(header, body));
            case "TDATA" -> new Message.TrackingData(tools(header, body, TDATA_BYTES), false);
            case "QTDATA" -> new Message.TrackingData(tools(header, body, QTDATA_BYTES), true);
            case "STATUS" -> new Message.Status(Short.toUnsignedInt(body.getShort()), body.getLong(),
                    MessageHeader.text(body, 20), MessageHeader.text(body, body.remaining()));
            case "STRING" -> string(header, body);
            case "STT_TDATA", "STT_QTDATA" -> new Message.StartTracking(
                    Math.max(0, body.getInt()), MessageHeader.text(body, 32), type.equals("STT_QTDATA"));
            case "STP_TDATA", "STP_QTDATA" -> new Message.StopTracking(type.equals("STP_QTDATA"));
            case String s when s.startsWith("RTS_") -> new Message.Reply(s, body.hasRemaining() && body.get() == 0);
            case String s when s.startsWith("GET_") -> new Message.Request(s.substring("GET_".length()));
            default -> new Message.Other(type);
        };
    }

    private static Message string(MessageHeader header, ByteBuffer body) throws DeviceException {
        body.getShort();
        int length = Short.toUnsignedInt(body.getShort());
        if (length > body.remaining()) {
            throw wrong(header, "says it is longer than it is");
        }
        return new Message.Text(utf8(body, length));
    }

    private static List<TrackedTool> tools(MessageHeader header, ByteBuffer body, int bytesEach) throws DeviceException {
        if (body.remaining() % bytesEach != 0) {
            throw wrong(header, "holds a part of a tool");
        }
        List<TrackedTool> tools = new ArrayList<>();
        while (body.hasRemaining()) {
            String name = MessageHeader.text(body, 20);
            int type = Byte.toUnsignedInt(body.get());
            body.get();
            tools.add(new TrackedTool(name, type, bytesEach == TDATA_BYTES ? matrix(body) : quaternion(body, 4)));
        }
        return tools;
    }

    /** POSITION may leave the rotation out, or give three components of the quaternion. */
    private static Optional<Rigid> position(MessageHeader header, ByteBuffer body) throws DeviceException {
        return switch (body.remaining()) {
            case 12 -> quaternion(body, 0);
            case 24 -> quaternion(body, 3);
            case 28 -> quaternion(body, 4);
            default -> throw wrong(header, "has " + body.remaining() + " bytes");
        };
    }

    private static Optional<Rigid> quaternion(ByteBuffer body, int components) {
        Vec3 position = vector(body);
        double x = 0, y = 0, z = 0, w = 1;
        if (components >= 3) {
            x = body.getFloat();
            y = body.getFloat();
            z = body.getFloat();
            w = components == 4 ? body.getFloat() : Math.sqrt(Math.max(0, 1 - x * x - y * y - z * z));
        }
        double norm = Math.sqrt(x * x + y * y + z * z + w * w);
        boolean rigid = Math.abs(norm - 1) < 1e-2 && position.isFinite();
        return rigid ? Optional.of(new Rigid(new Rotation(w, x, y, z), position)) : Optional.empty();
    }

    /** Twelve floats: the three columns of the rotation, then the translation. */
    private static Optional<Rigid> matrix(ByteBuffer body) {
        Vec3 i = vector(body), j = vector(body), k = vector(body), t = vector(body);
        Affine matrix = new Affine(i.x(), j.x(), k.x(), t.x(), i.y(), j.y(), k.y(), t.y(), i.z(), j.z(), k.z(), t.z());
        return matrix.isRigid(1e-3) ? Optional.of(Rigid.of(matrix)) : Optional.empty();
    }

    private static Vec3 vector(ByteBuffer body) {
        return new Vec3(body.getFloat(), body.getFloat(), body.getFloat());
    }

    private static String utf8(ByteBuffer from, int length) {
        byte[] raw = new byte[length];
        from.get(raw);
        return new String(raw, StandardCharsets.UTF_8);
    }
}
