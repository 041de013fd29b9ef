package org.lodestone.study.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.StoredImage;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.study.JsonFile;
import org.lodestone.testkit.SharedData;

/** Real series of two makers are in the store as dcm2niix makes them, voxel for voxel, each landmark where it was. */
class RealScannersTest {

    /** Voxels whose world coordinates are compared, as fractions of the extents. */
    private static final double[][] LANDMARKS = {{0, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.5, 0.25, 0.75}};

    @TempDir
    Path folder;

    @Test
    void voxelsAffineAndSidecarsAreThoseOfTheConverter() throws Exception {
        Store.needConverter();
        Path dicom = SharedData.file("dicom");
        Path reference = Files.createDirectory(folder.resolve("reference"));
        new ProcessBuilder("dcm2niix", "-ba", "y", "-z", "y", "-f", "%t_%s", "-o", reference.toString(), dicom.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectErrorStream(true).start().waitFor();
        Store store = new Store(folder.resolve("store"));
        store.bring(Store.request(Optional.empty(), Optional.empty(), Map.of(3, SeriesRole.FIELD_MAP, 4, SeriesRole.BOLD, 5, SeriesRole.BOLD,
                6, SeriesRole.BOLD), false, dicom), Store.METHODS).orThrow();
        Map<String, Path> expected = new HashMap<>();
        for (Path sidecar : sidecars(reference)) {
            expected.put(key(JsonFile.read(sidecar)), sidecar);
        }
        List<Path> ours = sidecars(store.root()).stream().filter(path -> path.toString().contains("sub-")).toList();
        assertEquals(9, expected.size());
        assertEquals(9, ours.size(), ours.toString());
        for (Path sidecar : ours) {
            Path theirs = expected.remove(key(JsonFile.read(sidecar)));
            sameSidecar(JsonFile.read(theirs), JsonFile.read(sidecar), sidecar);
            sameImage(image(theirs), image(sidecar), sidecar);
        }
        assertTrue(expected.isEmpty(), expected.toString());
        assertEquals(List.of(), store.check());
    }

    private static List<Path> sidecars(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    private static String key(JsonNode json) {
        return json.path("Manufacturer").asText() + json.path("SeriesNumber").asInt() + json.path("SeriesDescription").asText();
    }

    private static StoredImage image(Path sidecar) {
        Path image = sidecar.resolveSibling(sidecar.getFileName().toString().replace(".json", ".nii.gz"));
        return ImageFiles.read(image, Store.METHODS, Execution.unobserved()).orThrow();
    }

    private static void sameSidecar(ObjectNode theirs, ObjectNode ours, Path file) {
        // The phantom's name is Test Regression, and one protocol says so: a name is removed, and so is what an operator remarked.
        theirs.remove(List.of("ProtocolName", "ImageComments"));
        ours.remove(List.of("TaskName", "ProtocolName"));
        theirs.fieldNames().forEachRemaining(name -> assertEquals(theirs.get(name), ours.get(name), file + " " + name));
        assertEquals(theirs.size(), ours.size(), file.toString());
    }

    private static void sameImage(StoredImage theirs, StoredImage ours, Path file) {
        assertEquals(theirs.shape(), ours.shape(), file.toString());
        assertEquals(theirs.grid().orientation(), ours.grid().orientation(), file.toString());
        assertEquals(theirs.voxels().type(), ours.voxels().type(), file.toString());
        assertArrayEquals(theirs.voxels().toFloats(), ours.voxels().toFloats(), file.toString());
        for (double[] landmark : LANDMARKS) {
            Vec3 voxel = new Vec3(landmark[0] * (theirs.shape().get(0) - 1), landmark[1] * (theirs.shape().get(1) - 1),
                    landmark[2] * (theirs.shape().get(2) - 1));
            assertEquals(0, theirs.grid().voxelToWorld().apply(voxel).distance(ours.grid().voxelToWorld().apply(voxel)), 0, file.toString());
        }
    }
}
