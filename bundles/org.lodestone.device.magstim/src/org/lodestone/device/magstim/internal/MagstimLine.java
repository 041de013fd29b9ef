package org.lodestone.device.magstim.internal;

import java.io.IOException;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.ByteLink;

/** One question at a time over the line. Any thread; questions wait for each other. */
final class MagstimLine {

    private static final int ANSWER_MS = 500;
    private static final int LONGEST_REST = 64;

    private final ByteLink link;

    MagstimLine(ByteLink link) {
        this.link = link;
    }

    /**
     * @param command without checksum
     * @param replyBytes length of a good reply, checksum included
     * @return the whole reply, checked
     */
    synchronized byte[] ask(String command, int replyBytes) throws DeviceException {
        try {
            passOver();
            link.write(Codec.encode(command));
            byte[] reply = new byte[replyBytes];
            for (int have = 0; have < replyBytes;) {
                int got = link.read(reply, have, replyBytes - have, ANSWER_MS);
                if (got < 0) {
                    throw new DeviceException(Detail.COMMUNICATION_LOST, "The stimulator closed the connection.");
                }
                if (got == 0) {
                    throw new DeviceException(Detail.TIMEOUT, "The stimulator does not answer " + command + ": check power and cable.");
                }
                have += got;
                refusals(command, reply, have);
            }
            Codec.check(command, reply);
            return reply;
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The connection to the stimulator broke: " + e.getMessage(), e);
        }
    }

    /** What an earlier question left behind would be taken for this answer. */
    private void passOver() throws IOException, DeviceException {
        byte[] old = new byte[64];
        for (int rounds = 0; link.read(old, 0, old.length, 1) > 0; rounds++) {
            if (rounds == LONGEST_REST) {
                throw new DeviceException(Detail.PROTOCOL_ERROR, "Something on the line talks without end: is it the stimulator?");
            }
        }
    }

    /** A refusal is shorter than a good reply: '?' alone, or the command with '?' or 'S' behind it. */
    private static void refusals(String command, byte[] reply, int have) throws DeviceException {
        if (reply[0] == '?') {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The stimulator does not know the command " + command + ".");
        }
        if (have > 1 && reply[1] == '?') {
            throw new DeviceException(Detail.NOT_CONFIGURED, "The stimulator refuses the value in " + command + ".");
        }
        if (have > 1 && reply[1] == 'S') {
            throw new DeviceException(Detail.INTERLOCK_OPEN, "The stimulator refuses " + command + " in the state it is in.");
        }
    }
}
