package org.lodestone.pipeline.internal.structure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.RegionTable;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.SurfaceWriteRequest;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.method.file.TransformWriter;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.pipeline.internal.StepLog;
import org.lodestone.report.picture.Canvas;
import org.lodestone.report.picture.PngEncoder;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.StagedFolder;

/** Writes the files of a delineation under BIDS names, images on the grid of the scan's file, each with its sidecar. Used by one thread. */
final class DelineationFiles {

    private final StagedFolder folder;
    private final String prefix;
    private final Grid grid;
    private final Provenance provenance;
    private final MethodRegistry methods;
    private final StepLog log;
    private final Execution execution;

    /** @param prefix entities of the scan's name with an underscore behind them, or nothing */
    DelineationFiles(StagedFolder folder, String prefix, Grid grid, Provenance provenance, MethodRegistry methods, StepLog log,
            Execution execution) {
        this.folder = folder;
        this.prefix = prefix;
        this.grid = grid;
        this.provenance = provenance;
        this.methods = methods;
        this.log = log;
        this.execution = execution;
    }

    void head(HeadModel head) {
        volume("desc-preproc_T1w", head.corrected(), "Structural scan without shading (N4)");
        mask("desc-brain_mask", head.brain(), "Brain mask");
        volume("label-brain_probseg", head.brainShare(), "Brain mask smoothed over its border: 0.5 at the border, a picture of its nearness");
        volume("label-GM_probseg", head.tissue().grey(), "Share of grey matter, 0 to 1");
        volume("label-WM_probseg", head.tissue().white(), "Share of white matter, 0 to 1");
        volume("label-CSF_probseg", head.tissue().fluid(), "Share of cerebrospinal fluid, 0 to 1");
        head.scan().lesion().ifPresent(lesion -> mask("label-lesion_mask", lesion, "Lesion mask as given: left out of registration and tissue"));
        head.regions().forEach((id, map) -> regions(id, map, head));
        surface("scalp", head.scalp(), "Skin of the head, watertight");
        surface("brain", head.brainSurface(), "Surface of the brain mask, watertight");
        head.whiteSurface().ifPresent(white -> surface("white", white, "Border of grey and white matter"));
        String way = prefix + "from-T1w_to-" + head.template().name() + "_xfm";
        TransformWriter writer = methods.first(TransformWriter.class);
        log.take(writer.run(new TransformWriteRequest(folder.file(way), head.t1wToTemplate()), Parameters.defaults(writer.parameters()), execution));
        json(way, provenance.toJson(
                "ITK transforms: fixedToMoving carries points from the T1w scan to the template, movingToFixed back"));
    }

    private void volume(String name, Volume volume, String description) {
        Volume out = volume.grid().sameAs(grid) ? volume : Resampling.resample(
                volume, grid, AffineTransform.identity(grid.frame()), Interpolation.LINEAR, 0, execution);
        log.take(ImageFiles.write(WriteRequest.of(folder.file(prefix + name + ".nii.gz"), out, description), methods, execution));
        sidecar(name, description);
    }

    private void mask(String name, Mask mask, String description) {
        Mask out = mask.grid().sameAs(grid) ? mask : Resampling.resample(mask, grid, AffineTransform.identity(grid.frame()), execution);
        log.take(ImageFiles.write(WriteRequest.of(folder.file(prefix + name + ".nii.gz"), out, description), methods, execution));
        sidecar(name, description);
    }

    private void regions(String id, LabelMap map, HeadModel head) {
        LabelMap out = map.grid().sameAs(grid) ? map : Resampling.resample(head.atlases().get(id), grid, head.t1wToTemplate(), execution);
        // BIDS allows letters and digits only in the value of an entity.
        String name = "seg-" + id.replaceAll("[^A-Za-z0-9]", "") + "_dseg";
        log.take(ImageFiles.write(WriteRequest.of(folder.file(prefix + name + ".nii.gz"), out, "Regions of the atlas " + id), methods, execution));
        sidecar(name, "Regions of the atlas " + id + " carried to the patient; names and sizes in the table of the same name");
        StringBuilder table = new StringBuilder("index\tname\tvolume_ml\tcentroid_x\tcentroid_y\tcentroid_z\tmin_x\tmin_y\tmin_z\tmax_x\tmax_y\tmax_z\n");
        for (RegionTable.Row row : RegionTable.of(out).rows()) {
            table.append(row.number()).append('\t').append(row.name()).append(String.format(Locale.ROOT, "\t%.3f", row.volumeMl()));
            for (Vec3 p : new Vec3[] {row.centroid().mm(), row.lowestMm(), row.highestMm()}) {
                table.append(String.format(Locale.ROOT, "\t%.2f\t%.2f\t%.2f", p.x(), p.y(), p.z()));
            }
            table.append('\n');
        }
        text(prefix + name + ".tsv", table.toString());
    }

    private void surface(String name, Surface surface, String description) {
        for (String extension : new String[] {".surf.gii", ".ply", ".stl"}) {
            log.take(ImageFiles.write(new SurfaceWriteRequest(folder.file(prefix + name + extension), surface, description), methods, execution));
        }
        sidecar(name, description + "; RAS+ mm of the scan");
    }

    private void sidecar(String name, String description) {
        ObjectNode json = provenance.toJson(description);
        json.put("SpatialReference", grid.frame().id());
        json(prefix + name, json);
    }

    /** Writes {@code name.json}. */
    void json(String name, ObjectNode content) {
        write(folder.file(name + ".json"), file -> JsonFile.write(file, content));
    }

    void text(String name, String content) {
        write(folder.file(name), file -> Files.writeString(file, content));
    }

    void picture(String name, Canvas canvas) {
        write(folder.file(name), file -> Files.write(file, PngEncoder.encode(canvas)));
    }

    private void write(Path file, Writing writing) {
        try {
            writing.to(file);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(file.getParent(), e);
        }
    }

    /** Writes one file. */
    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }
}
