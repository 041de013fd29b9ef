package org.lodestone.device.ndi.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;

/** Replies of the device to values. Throws nothing but {@link DeviceException}. */
final class NdiReplies {

    /** First two bytes of a binary reply. */
    static final int BINARY_START = 0xC4A5;

    private static final int VALID = 1;
    private static final int MISSING = 2;
    private static final int DISABLED = 4;

    private NdiReplies() {
    }

    /**
     * Checks and takes off the four digits of the CRC.
     *
     * @param line a text reply without its carriage return
     * @return what it says
     * @throws DeviceException when the checksum is wrong or the reply is an error
     */
    static String text(String line) throws DeviceException {
        if (line.length() < 4) {
            throw trouble("a reply of " + line.length() + " characters");
        }
        String said = line.substring(0, line.length() - 4);
        if (!Crc16.hex(said).equalsIgnoreCase(line.substring(line.length() - 4))) {
            throw trouble("a reply with a wrong checksum");
        }
        if (said.startsWith("ERROR")) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker answers " + said + ": " + meaning(said) + ".");
        }
        return said;
    }

    private static String meaning(String error) {
        return switch (error) {
            case "ERROR01" -> "invalid command";
            case "ERROR02" -> "command too long";
            case "ERROR03" -> "command too short";
            case "ERROR04" -> "checksum of the command is wrong";
            case "ERROR05" -> "time-out of the command";
            case "ERROR07" -> "invalid parameter";
            case "ERROR0A" -> "no tool definition";
            case "ERROR0C" -> "command not valid in this mode";
            default -> "see the interface guide of the device";
        };
    }

    private static DeviceException trouble(String what) {
        return new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sent " + what + ".");
    }

    /**
     * Reads a TX reply: count, then for each handle MISSING, DISABLED, UNOCCUPIED or a pose of 51 characters, status and frame.
     *
     * @param said the reply without checksum
     * @return one pose a handle
     * @throws DeviceException when it is cut or holds no numbers
     */
    static List<NdiPose> tx(String said) throws DeviceException {
        try {
            int count = Integer.parseInt(said, 0, 2, 16);
            int at = 2;
            List<NdiPose> poses = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int handle = Integer.parseInt(said, at, at + 2, 16);
                at += 2;
                if (said.startsWith("UNOCCUPIED", at)) {
                    at += "UNOCCUPIED".length();
                    continue;
                }
                Optional<Rigid> pose = Optional.empty();
                double error = Double.NaN;
                if (said.startsWith("MISSING", at)) {
                    at += "MISSING".length();
                } else if (said.startsWith("DISABLED", at)) {
                    at += "DISABLED".length();
                } else {
                    pose = pose(number(said, at, 6, 1e4), number(said, at + 6, 6, 1e4), number(said, at + 12, 6, 1e4),
                            number(said, at + 18, 6, 1e4), number(said, at + 24, 7, 1e2), number(said, at + 31, 7, 1e2),
                            number(said, at + 38, 7, 1e2));
                    error = Math.abs(number(said, at + 45, 6, 1e4));
                    at += 51;
                }
                long status = Long.parseLong(said, at, at + 8, 16), frame = Long.parseLong(said, at + 8, at + 16, 16);
                at += 16;
                poses.add(new NdiPose(handle, pose, error, status, frame));
                at += at < said.length() && said.charAt(at) == '\n' ? 1 : 0;
            }
            return poses;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sent a TX reply that cannot be read.", e);
        }
    }

    private static double number(String text, int at, int length, double scale) {
        return Integer.parseInt(text, at, at + length, 10) / scale;
    }

    /** A pose of a unit quaternion, scalar first, and millimetres; empty when it is none. */
    static Optional<Rigid> pose(double q0, double qx, double qy, double qz, double x, double y, double z) {
        double norm = Math.sqrt(q0 * q0 + qx * qx + qy * qy + qz * qz);
        Vec3 t = new Vec3(x, y, z);
        return Math.abs(norm - 1) < 1e-2 && t.isFinite() ? Optional.of(new Rigid(new Rotation(q0, qx, qy, qz), t)) : Optional.empty();
    }

    /**
     * Reads a BX reply of option 0001 or 0801: header, then for each handle status and, when valid, eight floats.
     *
     * @param reply from the first byte of the header to the last of the body's CRC
     * @return one pose a handle
     * @throws DeviceException when a checksum or length is wrong
     */
    static List<NdiPose> bx(byte[] reply) throws DeviceException {
        try {
            ByteBuffer bytes = checkedBody(reply);
            int count = Byte.toUnsignedInt(bytes.get());
            List<NdiPose> poses = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int handle = Byte.toUnsignedInt(bytes.get()), status = Byte.toUnsignedInt(bytes.get());
                if (status == DISABLED) {
                    poses.add(new NdiPose(handle, Optional.empty(), Double.NaN, 0, 0));
                    continue;
                }
                if (status != VALID && status != MISSING) {
                    throw trouble("a BX reply with handle status " + status);
                }
                Optional<Rigid> pose = Optional.empty();
                double error = Double.NaN;
                if (status == VALID) {
                    float[] f = new float[8];
                    for (int k = 0; k < f.length; k++) {
                        f[k] = bytes.getFloat();
                    }
                    pose = pose(f[0], f[1], f[2], f[3], f[4], f[5], f[6]);
                    error = Math.abs(f[7]);
                }
                poses.add(new NdiPose(handle, pose, error, Integer.toUnsignedLong(bytes.getInt()), Integer.toUnsignedLong(bytes.getInt())));
            }
            return poses;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The tracker sent a BX reply that ends too early.", e);
        }
    }

    /** The body of a binary reply after its header, its length and both checksums compared; little-endian, without the body's CRC. */
    static ByteBuffer checkedBody(byte[] reply) throws DeviceException {
        if (reply.length < 8) {
            throw trouble("a binary reply of " + reply.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(reply).order(ByteOrder.LITTLE_ENDIAN);
        int length = binaryLength(bytes);
        if (reply.length != 6 + length + 2) {
            throw trouble("a binary reply of " + reply.length + " bytes that says it has " + (6 + length + 2));
        }
        if (Crc16.of(reply, 6, length) != Short.toUnsignedInt(bytes.getShort(6 + length))) {
            throw trouble("a binary reply with a wrong checksum");
        }
        return bytes.limit(6 + length);
    }

    /** Header, body and checksums of a binary reply. */
    static byte[] binary(byte[] body) {
        ByteBuffer whole = ByteBuffer.allocate(6 + body.length + 2).order(ByteOrder.LITTLE_ENDIAN);
        whole.putShort((short) BINARY_START).putShort((short) body.length);
        whole.putShort((short) Crc16.of(whole.array(), 0, 4)).put(body).putShort((short) Crc16.of(body, 0, body.length));
        return whole.array();
    }

    /** Reads the six bytes of the header, which the position passes; the length of the body. */
    static int binaryLength(ByteBuffer header) throws DeviceException {
        byte[] first = new byte[4];
        header.get(header.position(), first);
        int start = Short.toUnsignedInt(header.getShort()), length = Short.toUnsignedInt(header.getShort());
        if (start != BINARY_START || Crc16.of(first, 0, 4) != Short.toUnsignedInt(header.getShort())) {
            throw trouble("what is no BX reply");
        }
        return length;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
