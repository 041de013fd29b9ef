package org.lodestone.io.internal.file;

import java.io.IOException;
import java.nio.file.Path;
import org.lodestone.core.WholeFile;

/** Whole files whose trouble is a refusal with a remedy. */
public final class FileOutput {

    private FileOutput() {
    }

    /**
     * @param target replaced when it exists; its folder is made when absent
     * @param content all bytes. Not modified.
     * @throws org.lodestone.core.RefusedException LS-IO-002 when folder or disk do not take it
     */
    public static void write(Path target, byte[] content) {
        try {
            WholeFile.write(target, content);
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
    }

    /**
     * @param target replaced when it exists; its folder is made when absent
     * @param content writes the bytes; whatever it throws leaves nothing behind
     * @throws org.lodestone.core.RefusedException LS-IO-002 when folder or disk do not take it
     */
    public static void write(Path target, WholeFile.Content content) {
        try {
            WholeFile.write(target, content);
        } catch (IOException e) {
            throw FileTrouble.writing(target, e);
        }
    }
}
