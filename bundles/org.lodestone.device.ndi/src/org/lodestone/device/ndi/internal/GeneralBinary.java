package org.lodestone.device.ndi.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/**
 * Reads BX2 replies, NDI's general binary format: nested containers of components, each component with its type, size in bytes (its own
 * twelve bytes of header included), an option and a count of items. Unknown components are passed over by their size. Throws nothing but
 * {@link DeviceException}; nothing is allocated by a count or size that was not compared with the bytes at hand.
 */
final class GeneralBinary {

    private static final int FRAME = 1;
    private static final int POSES = 2;
    private static final int COMPONENT_HEADER = 12;
    private static final int DEEPEST = 4;
    private static final int MISSING = 0x100;
    private static final int STATUS = 0xFF;
    private static final int PARTIALLY_OUT_OF_VOLUME = 3;
    private static final int OUT_OF_VOLUME = 9;

    private final ByteBuffer bytes;
    private final List<NdiPose> poses = new ArrayList<>();

    private GeneralBinary(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * @param reply from the first byte of the header to the last of the body's CRC
     * @return one pose a handle and frame; tools without a measurement are empty
     * @throws DeviceException when a checksum, length or nesting is wrong
     */
    static List<NdiPose> read(byte[] reply) throws DeviceException {
        ByteBuffer body = NdiReplies.checkedBody(reply);
        GeneralBinary reader = new GeneralBinary(body);
        try {
            reader.container(0, 0);
        } catch (BufferUnderflowException e) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sent a BX2 reply that ends too early.", e);
        }
        return List.copyOf(reader.poses);
    }

    private static DeviceException trouble(String what) {
        return new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sent a BX2 reply with " + what + ".");
    }

    private void container(int depth, long frame) throws DeviceException {
        if (depth > DEEPEST) {
            throw trouble("containers nested too deep");
        }
        bytes.getShort();
        int components = Short.toUnsignedInt(bytes.getShort());
        for (int i = 0; i < components; i++) {
            component(depth, frame);
        }
    }

    private void component(int depth, long frame) throws DeviceException {
        int start = bytes.position();
        int type = Short.toUnsignedInt(bytes.getShort());
        long size = Integer.toUnsignedLong(bytes.getInt());
        bytes.getShort();
        long items = Integer.toUnsignedLong(bytes.getInt());
        if (size < COMPONENT_HEADER || size > bytes.limit() - start) {
            throw trouble("a component of " + size + " bytes");
        }
        int end = start + (int) size;
        if (type == FRAME) {
            for (long i = 0; i < items; i++) {
                frame(depth, end);
            }
        } else if (type == POSES) {
            for (long i = 0; i < items; i++) {
                pose(frame, end);
            }
        }
        if (bytes.position() > end) {
            throw trouble("a component longer than it says");
        }
        bytes.position(end);
    }

    private void frame(int depth, int end) throws DeviceException {
        within(end, 16);
        bytes.getInt();
        long number = Integer.toUnsignedLong(bytes.getInt());
        bytes.getLong();
        container(depth + 1, number);
    }

    private void pose(long frame, int end) throws DeviceException {
        within(end, 4);
        int handle = Short.toUnsignedInt(bytes.getShort());
        int status = Short.toUnsignedInt(bytes.getShort());
        if ((status & MISSING) != 0) {
            poses.add(new NdiPose(handle, Optional.empty(), Double.NaN, 0, frame));
            return;
        }
        within(end, 32);
        float[] f = new float[8];
        for (int k = 0; k < f.length; k++) {
            f[k] = bytes.getFloat();
        }
        long volume = switch (status & STATUS) {
            case PARTIALLY_OUT_OF_VOLUME -> 0x80;
            case OUT_OF_VOLUME -> 0x40;
            default -> 0;
        };
        poses.add(new NdiPose(handle, NdiReplies.pose(f[0], f[1], f[2], f[3], f[4], f[5], f[6]), Math.abs(f[7]), volume, frame));
    }

    private void within(int end, int needed) throws DeviceException {
        if (bytes.position() + needed > end) {
            throw trouble("more items than bytes");
        }
    }

    /** Writes what {@link #read} reads: one frame with one pose a tool. For the simulator. */
    static byte[] write(List<NdiPose> poses, long frame, long nanos) {
        ByteBuffer body = ByteBuffer.allocate(64 + poses.size() * 36).order(ByteOrder.LITTLE_ENDIAN);
        int posesBytes = COMPONENT_HEADER + poses.stream().mapToInt(p -> p.toolToCamera().isPresent() ? 36 : 4).sum();
        container(body);
        component(body, FRAME, COMPONENT_HEADER + 16 + 4 + posesBytes, 1);
        body.put((byte) 1).put((byte) 0).putShort((short) 0).putInt((int) frame);
        body.putInt((int) (nanos / 1_000_000_000L)).putInt((int) (nanos % 1_000_000_000L));
        container(body);
        component(body, POSES, posesBytes, poses.size());
        for (NdiPose pose : poses) {
            body.putShort((short) pose.handle()).putShort((short) (pose.toolToCamera().isPresent() ? 0 : MISSING));
            pose.toolToCamera().ifPresent(t -> {
                for (double v : new double[] {t.rotation().w(), t.rotation().x(), t.rotation().y(), t.rotation().z(),
                    t.translationMm().x(), t.translationMm().y(), t.translationMm().z(), pose.errorMm()}) {
                    body.putFloat((float) v);
                }
            });
        }
        return java.util.Arrays.copyOf(body.array(), body.position());
    }

    private static void container(ByteBuffer body) {
        body.putShort((short) 1).putShort((short) 1);
    }

    private static void component(ByteBuffer body, int type, int size, int items) {
        body.putShort((short) type).putInt(size).putShort((short) 0).putInt(items);
    }
}
