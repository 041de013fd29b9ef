package org.lodestone.navigation.field;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;

/**
 * Reads the strength of the field out of a result of SimNIBS: a Gmsh mesh of version 2, text or binary, with the strength (magnE, or normE
 * before version 4) or the field (E) at its elements or nodes. Coordinates are millimetres of the scan that SimNIBS was given, which the
 * caller vouches for.
 */
public final class SimnibsMesh {

    private static final long LARGEST_BYTES = Integer.MAX_VALUE - 16L;

    private SimnibsMesh() {
    }

    /**
     * @param file a mesh with results
     * @param scan space of its coordinates
     * @return the field, for the pose of the coil that it was computed for; refused when the file is damaged, of another version or
     *     without a field
     */
    public static Outcome<FieldMap> read(Path file, Frame scan) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > LARGEST_BYTES) {
                return refused("LS-FIELD-003", file + " is larger than 2 GB.", "Save the field on the cortex or in a region only.");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return Outcome.done(new GmshReader(bytes).read().map(file.getFileName() + ", for the pose it was computed for", scan));
        } catch (GmshException e) {
            return refused("LS-FIELD-001", file + " cannot be used: " + e.getMessage() + ".",
                    "Give a result of SimNIBS: a mesh (.msh) of version 2 that holds magnE, normE or E.");
        } catch (IOException e) {
            return refused("LS-FIELD-002", file + " cannot be read: " + e.getMessage() + ".", "Check the name and that you may read it.");
        }
    }

    private static Outcome<FieldMap> refused(String code, String message, String remedy) {
        return Outcome.refused(Finding.error(code, message, remedy));
    }
}
