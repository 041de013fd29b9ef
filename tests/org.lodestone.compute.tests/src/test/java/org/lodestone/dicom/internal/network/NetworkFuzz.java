package org.lodestone.dicom.internal.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.DataSetReader;
import org.lodestone.dicom.internal.data.DataSetWriter;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.web.MultipartReader;

/**
 * Mutates what comes over a network and reads it: protocol data units, data sets, files, bodies of several parts. Everything but a result
 * or told damage is a fault, also more than ten seconds. {@code main --seconds N [--seed S]} runs it; tests replay fixed seeds.
 */
public final class NetworkFuzz {

    private static final String BOUNDARY = "b0undary";

    private NetworkFuzz() {
    }

    /** Runs until the time is over; exit status 1 when a fault was found. */
    public static void main(String[] arguments) throws IOException {
        long seconds = 60;
        long seed = 1;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--seconds" -> seconds = Long.parseLong(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long runs = 0;
        long faults = 0;
        while (System.nanoTime() < end) {
            String fault = check(seed + runs);
            if (!fault.isEmpty()) {
                System.out.println("seed " + (seed + runs) + ": " + fault);
                faults++;
            }
            runs++;
        }
        System.out.println("DICOM network: " + runs + " messages read, " + faults + " faults");
        System.exit(faults == 0 ? 0 : 1);
    }

    /** @return what was wrong with one mutated message; empty when all is well */
    static String check(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int kind = random.nextInt(4);
        byte[] content = mutated(whole(kind, random), random);
        long start = System.nanoTime();
        try {
            switch (kind) {
                case 0 -> readUnit(content);
                case 1 -> DataSetReader.read(ByteBuffer.wrap(content), random.nextBoolean() ? Coding.IMPLICIT : Coding.EXPLICIT);
                case 2 -> rewrite(Part10.read(ByteBuffer.wrap(content)));
                default -> readParts(content);
            }
        } catch (PduException | MultipartReader.DamagedMultipartException e) {
            return e.getMessage().isBlank() ? "no message" : "";
        } catch (DamagedDicomException e) {
            if (e.offset() < 0 || e.offset() > content.length) {
                return "damage told at " + e.offset() + " of " + content.length;
            }
        } catch (RuntimeException | Error e) {
            return e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4)) + " " + kind + " " + HexFormat.of().formatHex(content);
        }
        long took = System.nanoTime() - start;
        return took > 10_000_000_000L ? "took " + took / 1_000_000 + " ms" : "";
    }

    private static void readUnit(byte[] content) throws PduException {
        if (content.length < PduReader.HEAD) {
            return;
        }
        int length = PduReader.contentLength(Arrays.copyOf(content, PduReader.HEAD));
        byte[] rest = Arrays.copyOf(Arrays.copyOfRange(content, PduReader.HEAD, content.length), length);
        PduWriter.bytes(PduReader.read(content[0], rest));
    }

    /** What was read can be written, as long as it says, and read again. */
    private static void rewrite(Part10 file) throws IOException, DamagedDicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataSetWriter.write(file.data(), file.coding(), out);
        if (out.size() != DataSetWriter.length(file.data(), file.coding())) {
            throw new IllegalStateException("length " + out.size());
        }
        DataSetReader.read(ByteBuffer.wrap(out.toByteArray()), file.coding());
    }

    private static void readParts(byte[] content) throws IOException, MultipartReader.DamagedMultipartException {
        MultipartReader reader = new MultipartReader(new ByteArrayInputStream(content), BOUNDARY);
        while (reader.next().isPresent()) {
            reader.copy(OutputStream.nullOutputStream(), 1 << 20);
        }
    }

    private static byte[] whole(int kind, SplittableRandom random) throws IOException {
        DataSet inner = new DataSetBuilder().text(Tags.REFERENCED_INSTANCE_UID, "1.2.3").sequence(0x0008114a, DataSet.EMPTY).build();
        DataSet data = new DataSetBuilder().text(Tags.CLASS_UID, "1.2.840.10008.5.1.4.1.1.4").text(Tags.INSTANCE_UID, "1.2")
                .sequence(0x00081140, inner, inner).text(Tags.PATIENT_NAME, "A^B").number(Tags.ROWS, 3).bytes(Tags.PIXELS, "OW",
                new byte[40])
                .bytes(0x00291010, "UN", new byte[6]).build();
        Coding coding = Coding.of(List.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.4.70").get(random.nextInt(3)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (kind) {
            case 0 -> out.writeBytes(PduWriter.bytes(unit(random)));
            case 1 -> DataSetWriter.write(data, coding, out);
            case 2 -> {
                out.writeBytes(Part10.start("1.2.840.10008.5.1.4.1.1.4", "1.2", coding.uid()));
                DataSetWriter.write(data, coding, out);
            }
            default -> {
                for (int i = 0; i < 3; i++) {
                    out.writeBytes(("\r\n--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.writeBytes(new byte[random.nextInt(100)]);
                }
                out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return out.toByteArray();
    }

    private static Pdu unit(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Pdu.AssociateRequest(new Proposal("A", "B", Caller.contexts(1, List.of(Uids.ECHO, Uids.STUDY_GET), Uids.STORED),
                    List.of(Uids.ECHO), SystemInfo.ours()));
            case 1 -> new Pdu.AssociateAccept(new Acceptance("A", "B", List.of(new Acceptance.Result(1, 0, Uids.IMPLICIT)), List.of(),
                    SystemInfo.ours()));
            case 2 -> new Pdu.AssociateReject(1, 1, 7);
            case 3 -> new Pdu.Abort(2, 1);
            default -> new Pdu.Data(List.of(new Pdu.Piece(1, true, true, ByteBuffer.wrap(new byte[20])),
                    new Pdu.Piece(1, false, false, ByteBuffer.wrap(new byte[random.nextInt(50)]))));
        };
    }

    private static byte[] mutated(byte[] whole, SplittableRandom random) {
        byte[] content = whole;
        int changes = random.nextInt(6);
        for (int change = 0; change < changes && content.length > 0; change++) {
            int at = random.nextInt(content.length);
            switch (random.nextInt(5)) {
                case 0 -> content[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> content[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(content, at, Math.min(content.length, at + 1 + random.nextInt(4)), (byte) 0xff);
                case 3 -> {
                    int length = Math.min(12, content.length - at);
                    System.arraycopy(content, random.nextInt(content.length - length + 1), content, at, length);
                }
                default -> content = random.nextInt(3) == 0 ? Arrays.copyOf(content, at) : content;
            }
        }
        return content;
    }
}
