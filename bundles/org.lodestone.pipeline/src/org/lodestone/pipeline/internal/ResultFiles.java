package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.lodestone.core.Execution;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.SurfaceWriteRequest;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.method.file.TransformWriter;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.Provenance;

/** Writes the files of one job into its folder, each with its sidecar of provenance. Used by one thread. */
final class ResultFiles {

    private final DerivativeFolder folder;
    private final Provenance provenance;
    private final MethodRegistry methods;
    private final StepLog log;
    private final Execution execution;

    ResultFiles(DerivativeFolder folder, Provenance provenance, MethodRegistry methods, StepLog log, Execution execution) {
        this.folder = folder;
        this.provenance = provenance;
        this.methods = methods;
        this.log = log;
        this.execution = execution;
    }

    void volume(String name, Volume volume, String description) {
        log.take(ImageFiles.write(WriteRequest.of(folder.file(name), volume, description), methods, execution));
        sidecar(name, description, volume.grid().frame().id());
    }

    void run(String name, Series run, String description) {
        log.take(ImageFiles.write(WriteRequest.of(folder.file(name), run, description), methods, execution));
        ObjectNode json = provenance.toJson(description).put("SpatialReference", run.grid().frame().id()).put("RepetitionTime", run.trSeconds());
        json(name.replaceFirst("\\.nii\\.gz$", ".json"), json);
    }

    void mask(String name, Mask mask, String description) {
        log.take(ImageFiles.write(WriteRequest.of(folder.file(name), mask, description), methods, execution));
        sidecar(name, description, mask.grid().frame().id());
    }

    void surface(String name, Surface surface, String description) {
        log.take(ImageFiles.write(new SurfaceWriteRequest(folder.file(name), surface, description), methods, execution));
        sidecar(name, description, surface.frame().id());
    }

    /** Writes a transform to a folder of its own, both directions; left out when no installed bundle can. */
    void transform(String name, SpatialTransform transform, String description) {
        methods.all(TransformWriter.class).stream().findFirst().ifPresent(writer -> {
            log.take(writer.run(new TransformWriteRequest(folder.file(name), transform), Parameters.defaults(writer.parameters()), execution));
            json(name + ".json", provenance.toJson(description));
        });
    }

    void json(String name, ObjectNode content) {
        write(folder.file(name), file -> JsonFile.write(file, content));
    }

    void table(String name, String description, FileWriting writing) {
        write(folder.file(name), writing);
        sidecar(name, description, "");
    }

    private void sidecar(String name, String description, String space) {
        ObjectNode json = provenance.toJson(description);
        if (!space.isEmpty()) {
            json.put("SpatialReference", space);
        }
        json(name.replaceFirst("\\.(nii\\.gz|surf\\.gii|tsv)$", ".json"), json);
    }

    private void write(Path file, FileWriting writing) {
        try {
            writing.to(file);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(file.getParent(), e);
        }
    }

    /** Writes one file. */
    @FunctionalInterface
    interface FileWriting {
        void to(Path file) throws IOException;
    }
}
