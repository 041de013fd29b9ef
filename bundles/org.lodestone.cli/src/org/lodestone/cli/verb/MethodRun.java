package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.TargetsFile;

/**
 * One method on files, outside of the job.
 *
 * @param methods where readers and writers are looked up
 * @param execution threads and progress
 * @param files what the command line named
 */
record MethodRun(MethodRegistry methods, Execution execution, Files files) {

    private static final Frame SPACE = Frame.t1w("command-line");

    /**
     * @param in what the method works on
     * @param mask where a target may lie
     * @param map correlation with the seed
     * @param out where the result goes
     */
    record Files(Optional<Path> in, Optional<Path> mask, Optional<Path> map, Optional<Path> out) {
    }

    /** @return what came out, or empty for a step that makes no sense by itself */
    Optional<ObjectNode> of(Method<?, ?> method, Parameters parameters) {
        return switch (method) {
            case VolumeReader reader -> Optional.of(read(reader, parameters));
            case BrainExtraction extraction -> Optional.of(extract(extraction, parameters));
            case TargetingMethod targeting -> Optional.of(target(targeting, parameters));
            default -> Optional.empty();
        };
    }

    private ObjectNode read(VolumeReader reader, Parameters parameters) {
        Outcome<StoredImage> outcome = reader.run(named(files.in(), "--in"), parameters, execution);
        StoredImage image = outcome.orThrow();
        ObjectNode node = result(reader, outcome.findings());
        node.set("shape", JsonFile.node(image.shape()));
        node.put("dtype", image.voxels().type().name().toLowerCase(Locale.ROOT));
        node.set("affine", JsonFile.node(image.grid().voxelToWorld().toRows()));
        files.out().ifPresent(file -> node.put("out", ImageFiles.write(new WriteRequest(file, image.grid(), image.volumes(),
                image.trSeconds().orElse(0), image.voxels(), image.voxels().type(), ""), methods, execution).orThrow().toString()));
        return node;
    }

    private ObjectNode extract(BrainExtraction extraction, Parameters parameters) {
        Outcome<Mask> outcome = extraction.run(volume(files.in(), "--in"), parameters, execution);
        Mask brain = outcome.orThrow();
        ObjectNode node = result(extraction, outcome.findings()).put("volumeMl", brain.volumeMl());
        files.out().ifPresent(file -> node.put("out",
                ImageFiles.write(WriteRequest.of(file, brain, "brain"), methods, execution).orThrow().toString()));
        return node;
    }

    private ObjectNode target(TargetingMethod targeting, Parameters parameters) {
        Mask search = Mask.above(volume(files.mask(), "--mask"), 0.5);
        Optional<ConnectivityMap> map = files.map().map(file -> new ConnectivityMap(volume(Optional.of(file), "--map"), new float[0], 0));
        map.filter(m -> !m.r().grid().sameAs(search.grid())).ifPresent(_ -> {
            throw new RefusedException(Finding.error("LS-METHOD-005", "--mask and --map lie on different grids.",
                    "Resample one onto the other: lodestone apply --image."));
        });
        // No way to the template was given, so template millimetres are left out of what is printed.
        AffineTransform nowhere = new AffineTransform(SPACE, Frame.template("none"), Affine.IDENTITY);
        Outcome<List<TargetCandidate>> outcome =
                targeting.run(new TargetingInput(search, map, Optional.empty(), nowhere), parameters, execution);
        List<TargetCandidate> targets = outcome.orThrow();
        ObjectNode node = result(targeting, outcome.findings());
        ArrayNode list = node.putArray("targets");
        for (TargetCandidate target : targets) {
            ObjectNode row = list.addObject().put("method", target.methodId());
            row.set("nativeMm", TargetsFile.vector(target.nativePoint().mm()));
            if (Double.isFinite(target.correlation())) {
                row.put("r", target.correlation());
            }
        }
        return node;
    }

    private static ObjectNode result(Method<?, ?> method, List<Finding> findings) {
        ObjectNode node = JsonFile.object().put("method", method.info().id()).put("version", method.info().version());
        node.set("findings", JsonFile.node(new ArrayList<>(findings.stream().map(Finding::toLine).toList())));
        return node;
    }

    private Volume volume(Optional<Path> file, String option) {
        return ImageFiles.read(named(file, option), methods, execution).orThrow().asVolume(SPACE);
    }

    private static Path named(Optional<Path> file, String option) {
        return file.orElseThrow(() -> new RefusedException(
                Finding.error("LS-METHOD-004", "This method needs " + option + ".", "Give " + option + " FILE.")));
    }
}
