package org.lodestone.device.igtl.internal.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Rigid;

/** Messages to bytes. */
public final class Encoder {

    private static final int UTF_8 = 106;
    private static final int US_ASCII = 3;
    private static final float[] NOT_SEEN = {
        Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN};

    private Encoder() {
    }

    /** @return header and body, ready to be sent in one piece */
    public static byte[] encode(Packet packet) {
        byte[] content = content(packet.message());
        byte[] body = packet.version() == 1 ? content : extended(packet, content);
        ByteBuffer whole = ByteBuffer.allocate(MessageHeader.BYTES + body.length);
        new MessageHeader(packet.version(), type(packet.message()), packet.device(), packet.timestamp(), body.length,
                Crc64.of(body, 0, body.length)).encode(whole);
        return whole.put(body).array();
    }

    private static String type(Message message) {
        return switch (message) {
            case Message.Transform _ -> "TRANSFORM";
            case Message.Position _ -> "POSITION";
            case Message.TrackingData d -> d.quaternions() ? "QTDATA" : "TDATA";
            case Message.Status _ -> "STATUS";
            case Message.Text _ -> "STRING";
            case Message.StartTracking s -> s.quaternions() ? "STT_QTDATA" : "STT_TDATA";
            case Message.StopTracking s -> s.quaternions() ? "STP_QTDATA" : "STP_TDATA";
            case Message.Reply r -> r.type();
            case Message.Request r -> "GET_" + r.what();
            case Message.Other o -> o.type();
        };
    }

    private static byte[] content(Message message) {
        return switch (message) {
            case Message.Transform t -> matrix(ByteBuffer.allocate(48), t.pose()).array();
            case Message.Position p -> quaternion(ByteBuffer.allocate(28), p.pose()).array();
            case Message.TrackingData d -> trackingData(d);
            case Message.Status s -> status(s);
            case Message.Text t -> text(t.text());
            case Message.StartTracking s -> startTracking(s);
            case Message.Reply r -> new byte[] {(byte) (r.succeeded() ? 0 : 1)};
            case Message.StopTracking _, Message.Request _, Message.Other _ -> new byte[0];
        };
    }

    private static byte[] trackingData(Message.TrackingData data) {
        int bytesEach = data.quaternions() ? 50 : 70;
        ByteBuffer bytes = ByteBuffer.allocate(bytesEach * data.tools().size());
        for (TrackedTool tool : data.tools()) {
            MessageHeader.put(bytes, tool.name(), 20);
            bytes.put((byte) tool.type()).put((byte) 0);
            if (data.quaternions()) {
                quaternion(bytes, tool.toolToTracker());
            } else {
                matrix(bytes, tool.toolToTracker());
            }
        }
        return bytes.array();
    }

    private static byte[] status(Message.Status status) {
        byte[] text = status.text().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(30 + text.length + 1);
        bytes.putShort((short) status.code()).putLong(status.subcode());
        MessageHeader.put(bytes, status.name(), 20);
        return bytes.put(text).array();
    }

    private static byte[] text(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        if (raw.length > 0xFFFF) {
            throw new IllegalArgumentException("a STRING holds 65535 bytes at most, not " + raw.length);
        }
        boolean ascii = text.chars().allMatch(c -> c < 128);
        return ByteBuffer.allocate(4 + raw.length).putShort((short) (ascii ? US_ASCII : UTF_8)).putShort((short) raw.length).put(raw).array();
    }

    private static byte[] startTracking(Message.StartTracking start) {
        ByteBuffer bytes = ByteBuffer.allocate(36).putInt(start.resolutionMs());
        MessageHeader.put(bytes, start.coordinates(), 32);
        return bytes.array();
    }

    private static ByteBuffer matrix(ByteBuffer into, Optional<Rigid> pose) {
        if (pose.isEmpty()) {
            for (float nothing : NOT_SEEN) {
                into.putFloat(nothing);
            }
            return into;
        }
        Affine m = pose.get().toAffine();
        for (int axis = 0; axis < 3; axis++) {
            put(into, m.column(axis).toArray());
        }
        return put(into, m.offset().toArray());
    }

    private static ByteBuffer quaternion(ByteBuffer into, Optional<Rigid> pose) {
        if (pose.isEmpty()) {
            for (int i = 0; i < 7; i++) {
                into.putFloat(Float.NaN);
            }
            return into;
        }
        Rigid p = pose.get();
        put(into, p.translationMm().toArray());
        return put(into, p.rotation().x(), p.rotation().y(), p.rotation().z(), p.rotation().w());
    }

    private static ByteBuffer put(ByteBuffer into, double... values) {
        for (double value : values) {
            into.putFloat((float) value);
        }
        return into;
    }

    private static byte[] extended(Packet packet, byte[] content) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer index = ByteBuffer.allocate(2 + 8 * packet.metaData().size()).putShort((short) packet.metaData().size());
        for (Map.Entry<String, String> entry : packet.metaData().entrySet()) {
            byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8), value = entry.getValue().getBytes(StandardCharsets.UTF_8);
            index.putShort((short) key.length).putShort((short) US_ASCII).putInt(value.length);
            data.writeBytes(key);
            data.writeBytes(value);
        }
        ByteBuffer body = ByteBuffer.allocate(12 + content.length + index.capacity() + data.size());
        body.putShort((short) 12).putShort((short) index.capacity()).putInt(data.size()).putInt((int) packet.messageId());
        return body.put(content).put(index.array()).put(data.toByteArray()).array();
    }
}
