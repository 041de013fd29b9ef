package org.lodestone.study.bids;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/** The inheritance principle of BIDS: metadata of an image from the dataset's root down to the file beside it; nearer files win. */
final class Sidecars {

    private Sidecars() {
    }

    static ObjectNode merged(Path root, Path image, BidsName name) {
        List<Path> folders = new ArrayList<>();
        for (Path folder = image.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            folders.addFirst(folder);
            if (folder.equals(root)) {
                break;
            }
        }
        ObjectNode merged = JsonFile.object();
        for (Path folder : folders) {
            applicable(folder, name).forEach(json -> merged.setAll(JsonFile.read(json)));
        }
        return merged;
    }

    private static List<Path> applicable(Path folder, BidsName image) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).filter(f -> applies(f, image)).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            RefusedException refusal = new RefusedException(
                    Finding.error("LS-BIDS-008", folder + " cannot be read: " + e.getMessage() + ".", "Check its permissions."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static boolean applies(Path json, BidsName image) {
        String name = json.getFileName().toString();
        String stem = name.substring(0, name.length() - ".json".length());
        String[] parts = stem.split("_");
        if (!parts[parts.length - 1].equals(image.suffix())) {
            return false;
        }
        for (int i = 0; i < parts.length - 1; i++) {
            int dash = parts[i].indexOf('-');
            if (dash < 0 || !parts[i].substring(dash + 1).equals(image.entities().get(parts[i].substring(0, dash)))) {
                return false;
            }
        }
        return true;
    }
}
