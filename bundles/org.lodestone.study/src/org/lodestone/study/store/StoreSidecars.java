package org.lodestone.study.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/**
 * Compares the inputs that sidecars of derivatives name with the files of the store.
 *
 * @param compared number of sidecars with inputs
 * @param errors inputs that are not what the result was made of
 * @param remarks results without a sidecar
 */
record StoreSidecars(int compared, List<Finding> errors, List<Finding> remarks) {

    private static final String DERIVATIVES = "derivatives";

    static StoreSidecars compare(Path root, Map<String, StoredFile> known, Progress progress) {
        List<Finding> errors = new ArrayList<>();
        List<Finding> remarks = new ArrayList<>();
        int compared = 0;
        try {
            Set<String> described = new HashSet<>();
            List<Path> files = Folders.files(root.resolve(DERIVATIVES));
            for (Path file : files) {
                progress.check();
                if (file.toString().endsWith(".json")) {
                    JsonNode sources = read(file, errors).path("Sources");
                    described.add(stem(file));
                    if (sources.isArray() && !sources.isEmpty() && sources.get(0).isObject()) {
                        compared++;
                        sources.forEach(source -> compare(root, file, source, known, errors));
                    }
                }
            }
            for (Path file : files) {
                boolean image = file.toString().endsWith(".nii") || file.toString().endsWith(".nii.gz");
                if (image && !described.contains(stem(file))) {
                    remarks.add(Finding.warning("LS-STORE-017", file + " has no sidecar that says what it was made of.",
                            "Make it again with this version.").with("file", file));
                }
            }
        } catch (IOException e) {
            errors.add(Finding.error("LS-STORE-013", root.resolve(DERIVATIVES) + " cannot be listed: " + e.getMessage() + ".",
                    "Check its rights."));
        }
        return new StoreSidecars(compared, errors, remarks);
    }

    private static JsonNode read(Path file, List<Finding> errors) {
        try {
            return JsonFile.read(file);
        } catch (RefusedException e) {
            errors.addAll(e.findings());
            return JsonFile.object();
        }
    }

    private static void compare(Path root, Path sidecar, JsonNode source, Map<String, StoredFile> known, List<Finding> errors) {
        String path = source.path("Path").asText();
        StoredFile file = known.get(path);
        if (file != null && !file.sha256().equals(source.path("SHA256").asText())) {
            errors.add(Finding.error("LS-STORE-016", sidecar + " was made of another " + path + " than the one in the store.",
                    "Make the result again from the scans of the store.").with("file", sidecar));
        } else if (file == null && path.startsWith("sub-") && !Files.exists(root.resolve(path))) {
            errors.add(Finding.error("LS-STORE-016", sidecar + " was made of " + path + ", which is not in the store.",
                    "Import the scan, or remove the result.").with("file", sidecar));
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return file.resolveSibling(dot < 0 ? name : name.substring(0, dot)).toString();
    }
}
