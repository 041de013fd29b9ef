package org.lodestone.io.internal.nifti;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.io.internal.file.FileTrouble;
import org.lodestone.io.nifti.NiftiExtension;

/** Takes the area between header and voxels apart. */
final class ExtensionBlocks {

    private ExtensionBlocks() {
    }

    /**
     * @param area what lies between the four announcing bytes and the voxels. Not modified.
     * @param start where it lies in the file
     * @param findings receives a warning when blocks are damaged; the whole ones before stay
     * @return the blocks in their order
     */
    static List<NiftiExtension> parse(Path file, byte[] area, long start, ByteOrder order, List<Finding> findings) {
        List<NiftiExtension> blocks = new ArrayList<>();
        RawFields raw = RawFields.of(area, order);
        int at = 0;
        while (at + 8 <= area.length) {
            int size = raw.int32(at);
            if (size == 0 && onlyZeros(area, at)) {
                return blocks;
            }
            if (size < 8 || size > area.length - at) {
                findings.add(FileTrouble.warning("LS-NIFTI-013", file, start + at,
                        "a header extension claims " + size + " bytes; it and what follows is ignored.",
                        "The voxels are not concerned. Get the file again if you need its extensions."));
                return blocks;
            }
            blocks.add(new NiftiExtension(raw.int32(at + 4), Arrays.copyOfRange(area, at + 8, at + size)));
            at += size;
        }
        return blocks;
    }

    private static boolean onlyZeros(byte[] area, int from) {
        for (int i = from; i < area.length; i++) {
            if (area[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
