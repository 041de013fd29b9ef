package org.lodestone.io.internal.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Words the refusal of a file: every one names file, offset and remedy. */
public final class FileTrouble {

    private static final String ANOTHER_COPY = "Get the file again from where it came from, or convert the original scan again.";

    private FileTrouble() {
    }

    /** @return a refusal with the facts {@code file} and {@code offset} */
    public static RefusedException at(String code, Path file, long offset, String message, String remedy) {
        return new RefusedException(finding(code, file, offset, message, remedy));
    }

    /** @return the same as an error finding */
    public static Finding finding(String code, Path file, long offset, String message, String remedy) {
        return Finding.error(code, file.getFileName() + ": " + message, remedy).with("file", file).with("offset", offset);
    }

    /** @return a warning with the facts {@code file} and {@code offset} */
    public static Finding warning(String code, Path file, long offset, String message, String remedy) {
        return Finding.warning(code, file.getFileName() + ": " + message, remedy).with("file", file).with("offset", offset);
    }

    /** @return a refusal of a file whose content contradicts the standard; the remedy is another copy */
    public static RefusedException damaged(String code, Path file, long offset, String message) {
        return at(code, file, offset, message, ANOTHER_COPY);
    }

    /** @return a refusal of a file that ends before {@code offset + missing} */
    public static RefusedException cut(String code, Path file, long offset, String what, long needed, long present) {
        return at(code, file, offset, what + " needs " + needed + " bytes, the file has " + present + ": it is cut short or its header "
                + "is wrong.", ANOTHER_COPY);
    }

    /** @return a refusal for an error of the operating system while reading */
    public static RefusedException reading(Path file, long offset, IOException cause) {
        RefusedException refusal = switch (cause) {
            case NoSuchFileException _ -> at("LS-IO-001", file, offset, "the file is not there.", "Check the path.");
            case AccessDeniedException _ ->
                at("LS-IO-001", file, offset, "the file may not be read.", "Give yourself the right to read it.");
            default -> at("LS-IO-001", file, offset, "reading failed: " + cause.getMessage() + ".",
                    "Check the disk or the network drive and try again.");
        };
        refusal.initCause(cause);
        return refusal;
    }

    /** @return a refusal for an error of the operating system while writing; nothing is left of the file */
    public static RefusedException writing(Path file, Exception cause) {
        String code = "LS-IO-002";
        String text = String.valueOf(cause.getMessage());
        RefusedException refusal;
        if (cause instanceof AccessDeniedException) {
            refusal = at(code, file, 0, "the folder may not be written.", "Choose a folder that you may write, or ask for the right.");
        } else if (cause instanceof ReadOnlyFileSystemException || text.contains("Read-only")) {
            refusal = at(code, file, 0, "the disk is read-only.", "Choose a folder on a disk that can be written.");
        } else if (text.contains("No space left") || text.contains("not enough space") || text.contains("quota")) {
            refusal = at(code, file, 0, "the disk is full.", "Free some space or choose another disk, then write again.");
        } else {
            refusal = at(code, file, 0, "writing failed: " + cause.getClass().getSimpleName() + " " + text + ".",
                    "Check folder and disk and write again.");
        }
        refusal.initCause(cause);
        return refusal;
    }
}
