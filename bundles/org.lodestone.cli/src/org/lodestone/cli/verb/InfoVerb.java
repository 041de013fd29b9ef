package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.image.Grid;
import org.lodestone.image.StoredImage;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lodestone info FILE}: what an image file says of itself. */
@Command(name = "info", mixinStandardHelpOptions = true,
        description = "Prints shape, voxel size, storage, geometry and header of an image. Coordinates are RAS+ millimetres.")
public final class InfoVerb implements Callable<Integer> {

    private final Face face;

    @Parameters(paramLabel = "FILE", description = "An image file.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public InfoVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        Outcome<StoredImage> outcome = ImageFiles.read(file, face.methods().get(), Execution.unobserved());
        StoredImage image = outcome.orThrow();
        if (json) {
            face.print(describe(image, outcome.findings()));
        } else {
            print(image);
            face.explain(outcome.findings());
        }
        return ExitCode.DONE;
    }

    private static ObjectNode describe(StoredImage image, List<Finding> findings) {
        Grid grid = image.grid();
        ObjectNode node = JsonFile.object();
        node.set("shape", JsonFile.node(image.shape()));
        node.set("zoomsMm", JsonFile.node(new double[] {grid.spacingMm(0), grid.spacingMm(1), grid.spacingMm(2)}));
        node.put("dtype", lower(image.voxels().type()));
        node.set("affine", JsonFile.node(grid.voxelToWorld().toRows()));
        node.put("orientation", grid.orientation());
        node.put("affineSource", lower(image.affineSource()));
        if (image.trSeconds().isPresent()) {
            node.put("tr", image.trSeconds().getAsDouble());
        } else {
            node.putNull("tr");
        }
        node.set("header", JsonFile.node(image.header()));
        node.set("findings", JsonFile.node(findings.stream().map(Finding::toLine).toList()));
        return node;
    }

    private void print(StoredImage image) {
        Grid grid = image.grid();
        face.out().printf(Locale.ROOT, "shape        %s%n", image.shape());
        face.out().printf(Locale.ROOT, "voxel (mm)   %.4f x %.4f x %.4f%n", grid.spacingMm(0), grid.spacingMm(1), grid.spacingMm(2));
        face.out().printf(Locale.ROOT, "stored as    %s%n", lower(image.voxels().type()));
        face.out().printf(Locale.ROOT, "orientation  %s, from the %s%n", grid.orientation(), lower(image.affineSource()));
        for (double[] row : grid.voxelToWorld().toRows()) {
            face.out().printf(Locale.ROOT, "affine       %12.5f %12.5f %12.5f %12.5f%n", row[0], row[1], row[2], row[3]);
        }
        image.trSeconds().ifPresent(tr -> face.out().printf(Locale.ROOT, "TR (s)       %.4f%n", tr));
        image.header().forEach((name, value) -> face.out().printf(Locale.ROOT, "  %-20s %s%n", name, value));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
