package org.lodestone.dicom.internal.series;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;

/** Unpacks an archive, never outside the given folder and never more than the disk takes. */
final class ZipContent {

    private static final long LARGEST_EXPANSION = 200;
    private static final long ALWAYS_ALLOWED = 64L << 20;
    private static final int MOST_ENTRIES = 1_000_000;

    private ZipContent() {
    }

    /** @return true when the file begins like a ZIP archive */
    static boolean isZip(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(4);
            return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && (magic[2] == 3 || magic[2] == 5);
        }
    }

    /**
     * @param zip archive
     * @param folder existing folder; files go below it under numbers, their names in the archive do not matter
     * @throws RefusedException when an entry wants to lie elsewhere, the archive is damaged or expands without end
     */
    static void unpack(Path zip, Path folder, Progress progress) throws IOException {
        long allowed = Math.min(Math.max(ALWAYS_ALLOWED, Files.size(zip) * LARGEST_EXPANSION),
                Files.getFileStore(folder).getUsableSpace());
        byte[] buffer = new byte[1 << 16];
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            if (archive.size() > MOST_ENTRIES) {
                throw refused(zip, "has " + archive.size() + " entries");
            }
            int number = 0;
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                progress.check();
                if (!folder.resolve(entry.getName().replace('\\', '/')).normalize().startsWith(folder.normalize())) {
                    throw refused(zip, "holds " + entry.getName() + ", which lies outside of it");
                }
                if (entry.isDirectory()) {
                    continue;
                }
                Path target = folder.resolve(String.format("%07d", number++));
                try (InputStream in = archive.getInputStream(entry); OutputStream out = Files.newOutputStream(target)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        allowed -= n;
                        if (allowed < 0) {
                            throw refused(zip, "expands to more than the disk takes or any scan needs");
                        }
                        out.write(buffer, 0, n);
                    }
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            RefusedException refusal = refused(zip, "is damaged: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static RefusedException refused(Path zip, String what) {
        return new RefusedException(Finding.error("LS-DICOM-003", "The archive " + zip.getFileName() + " " + what + ".",
                "Get the archive again, or unpack it yourself and give the folder.").with("file", zip).with("offset", 0));
    }
}
