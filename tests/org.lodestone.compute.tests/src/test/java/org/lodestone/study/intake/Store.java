package org.lodestone.study.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.store.CaseStore;
import org.lodestone.study.store.StoreCheck;

/** A store of a test, and small things to import. */
record Store(Path root) {

    static final MethodRegistry METHODS = MethodRegistry.fromClassPath(Store.class.getClassLoader());

    Outcome<ImportResult> bring(Path... sources) {
        return bring(request(Optional.empty(), false, sources), METHODS);
    }

    Outcome<ImportResult> bring(ImportRequest request, MethodRegistry methods) {
        try (CaseStore store = CaseStore.openOrCreate(root, "tester")) {
            return Importing.run(store, request, methods, Execution.unobserved());
        }
    }

    static ImportRequest request(Optional<String> subject, boolean deidentify, Path... sources) {
        return request(subject, Optional.empty(), Map.of(), deidentify, sources);
    }

    static ImportRequest request(Optional<String> subject, Optional<String> session, Map<Integer, SeriesRole> roles, boolean deidentify,
            Path... sources) {
        return new ImportRequest(List.of(sources), subject, session, roles, Optional.empty(), deidentify, "0");
    }

    List<Finding> check() {
        try (CaseStore store = CaseStore.open(root, "tester")) {
            return StoreCheck.run(store, Execution.unobserved()).findings();
        }
    }

    List<String> files() {
        try (CaseStore store = CaseStore.open(root, "tester")) {
            return store.files().stream().map(file -> file.path()).filter(path -> path.contains("/")).toList();
        }
    }

    int rows() {
        try (CaseStore store = CaseStore.openOrCreate(root, "tester")) {
            return store.audit().entries().size();
        }
    }

    static void needConverter() {
        Assumptions.assumeTrue(Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(p -> Files.isExecutable(Path.of(p, "dcm2niix"))), "dcm2niix is not installed");
    }

    /** A small image of {@code volumes} volumes, 2 s apart. */
    static Path image(Path file, int volumes) throws IOException {
        Files.createDirectories(file.getParent());
        Grid grid = new Grid(6, 5, 4, Affine.scaling(3, 3, 3), Frame.scan("a"));
        float[] values = new float[(int) grid.size() * volumes];
        for (int v = 0; v < values.length; v++) {
            values[v] = v % 97;
        }
        ImageFiles.write(new WriteRequest(file, grid, volumes, volumes > 1 ? 2 : 0, new FloatVoxels(values), ElementType.INT16, "test"),
                METHODS, Execution.unobserved()).orThrow();
        return file;
    }
}
