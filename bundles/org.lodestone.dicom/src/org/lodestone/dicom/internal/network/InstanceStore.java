package org.lodestone.dicom.internal.network;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.InstancePath;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomHeaderReader;
import org.lodestone.dicom.internal.header.DicomTag;

/**
 * Keeps instances that come in as files of a folder. A file has another name until it is whole, checked and on the disk; then it is moved
 * to its place in one step. Several threads may store at once.
 */
final class InstanceStore {

    private static final int NO_ROOM = 0xa700;
    private static final int OTHER_CLASS = 0xa900;
    private static final int DAMAGED = 0xc000;
    private static final int DUPLICATE = 0x0111;
    private static final int BAD_NAME = 0x0117;

    private final Path folder;
    private final long largestBytes;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * What became of an instance.
     *
     * @param status for the answer
     * @param file where it is; empty when it was not kept
     * @param trouble why not
     * @param studyUid its study, empty when not kept
     * @param seriesUid its series, empty when not kept
     */
    record Stored(int status, Optional<Path> file, Optional<Finding> trouble, String studyUid, String seriesUid) {
    }

    private record Refusal(int status, String why) {
    }

    InstanceStore(Path folder, long largestBytes) {
        this.folder = folder;
        this.largestBytes = largestBytes;
    }

    /** @return bytes that came in so far, to see whether anything moves */
    long bytes() {
        return bytes.get();
    }

    /**
     * Takes the instance that follows a store command. Trouble with the instance is in the result; trouble with the connection is thrown.
     */
    Stored take(Association association, Command command) {
        String instance = command.instanceUid();
        Path unfinished = null;
        boolean[] came = new boolean[1];
        try {
            Files.createDirectories(folder);
            unfinished = Files.createTempFile(folder, ".unfinished-", ".part");
            Optional<Refusal> refusal = receive(association, command, unfinished, came);
            if (refusal.isPresent()) {
                return refused(refusal.get(), instance);
            }
            return place(unfinished, command);
        } catch (IOException e) {
            if (!came[0]) {
                // The sender goes on regardless; what it sends has to be taken off the wire before the answer.
                association.receiveData(command.context(), OutputStream.nullOutputStream(), "while sending an instance");
            }
            return refused(new Refusal(NO_ROOM, "it cannot be written: " + e.getMessage()), instance);
        } finally {
            discard(unfinished);
        }
    }

    private Optional<Refusal> receive(Association association, Command command, Path file, boolean[] came) throws IOException {
        boolean fits = Files.getFileStore(folder).getUsableSpace() > 1 << 20;
        long[] count = new long[1];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            String syntax = association.context(command).transferSyntax();
            channel.write(ByteBuffer.wrap(Part10.start(command.classUid(), command.instanceUid(), syntax)));
            OutputStream sink = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] from, int start, int length) throws IOException {
                    count[0] += length;
                    bytes.addAndGet(length);
                    if (!fits) {
                        throw new IOException("no room on the disk");
                    }
                    if (count[0] > largestBytes) {
                        throw new IOException("larger than the allowed " + largestBytes + " bytes");
                    }
                    ByteBuffer rest = ByteBuffer.wrap(from, start, length);
                    while (rest.hasRemaining()) {
                        channel.write(rest);
                    }
                }
            };
            came[0] = true;
            Optional<IOException> failure = association.receiveData(command.context(), sink, "while sending an instance");
            if (failure.isPresent()) {
                return Optional.of(new Refusal(NO_ROOM, failure.get().getMessage()));
            }
            channel.force(true);
        }
        return Optional.empty();
    }

    private Stored place(Path unfinished, Command command) throws IOException {
        Optional<DicomHeader> header;
        try {
            header = DicomHeaderReader.read(unfinished);
        } catch (DamagedDicomException e) {
            return refused(new Refusal(DAMAGED, e.getMessage() + " (offset " + e.offset() + ")"), command.instanceUid());
        }
        String study = header.map(h -> h.text(DicomTag.STUDY_UID)).orElse("");
        String series = header.map(h -> h.text(DicomTag.SERIES_UID)).orElse("");
        String instance = header.map(h -> h.text(DicomTag.INSTANCE_UID)).orElse("");
        Optional<Path> relative = InstancePath.of(study, series, instance);
        if (relative.isEmpty()) {
            return refused(new Refusal(BAD_NAME, "it lacks a proper study, series or instance identifier"), command.instanceUid());
        }
        if (!instance.equals(command.instanceUid())) {
            return refused(new Refusal(OTHER_CLASS, "it is another instance than announced"), command.instanceUid());
        }
        Path place = folder.resolve(relative.get());
        if (Files.exists(place)) {
            if (Files.mismatch(unfinished, place) >= 0) {
                return refused(new Refusal(DUPLICATE, "another content is there already under this identifier"), instance);
            }
            return new Stored(StatusMeaning.SUCCESS, Optional.of(place), Optional.empty(), study, series);
        }
        Files.createDirectories(place.getParent());
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        return new Stored(StatusMeaning.SUCCESS, Optional.of(place), Optional.empty(), study, series);
    }

    private static Stored refused(Refusal refusal, String instance) {
        Finding finding = Finding.error("LS-PACS-011", "Instance " + instance + " was not stored: " + refusal.why() + ".",
                "Send it again; check disk and sender.").with("instance", instance);
        return new Stored(refusal.status(), Optional.empty(), Optional.of(finding), "", "");
    }

    private static void discard(Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RefusedException(Finding.error("LS-PACS-014", file + " cannot be deleted: " + e.getMessage() + ".",
                    "Delete it by hand; it is unfinished."));
        }
    }
}
