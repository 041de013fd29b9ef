package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Series;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.study.JsonFile;

/**
 * A run named on the command line, with what the sidecar beside it says.
 *
 * @param run whole volumes
 * @param sliceTimes seconds, one a slice; empty when unknown
 * @param prefix what the names of results begin with: the entities of a BIDS name, else nothing
 * @param findings remarks
 */
record RunFile(Series run, List<Double> sliceTimes, String prefix, List<Finding> findings) {

    private static final double TR_TOLERANCE = 0.01;

    /**
     * @param file the image
     * @param tr seconds between volumes, when the caller says so
     * @param methods where readers are looked up
     * @param execution for the reading
     * @return the run
     * @throws RefusedException when it cannot be read or the time between volumes is unknown
     */
    static RunFile read(Path file, Optional<Double> tr, MethodRegistry methods, Execution execution) {
        Outcome<StoredImage> read = ImageFiles.read(file, methods, execution);
        StoredImage image = read.orThrow();
        List<Finding> findings = new ArrayList<>(read.findings());
        String name = file.getFileName().toString();
        String stem = name.replaceFirst("\\.nii(\\.gz)?$", "");
        Path sidecar = file.resolveSibling(stem + ".json");
        ObjectNode words = Files.exists(sidecar) ? JsonFile.read(sidecar) : JsonFile.object();
        JsonNode said = words.get("RepetitionTime");
        OptionalDouble stored = said != null && said.isNumber() ? OptionalDouble.of(said.asDouble()) : image.trSeconds();
        if (tr.isEmpty() && stored.isEmpty()) {
            throw new RefusedException(Finding.error("LS-FC-004", file + " does not say the time between volumes.", "Give --tr."));
        }
        double seconds = tr.orElseGet(stored::getAsDouble);
        if (!(seconds > 0)) {
            throw new RefusedException(Finding.error("LS-FC-013", "A time between volumes of " + seconds + " s cannot be.",
                    "Give the true one with --tr, or correct the sidecar."));
        }
        if (image.volumes() < 2) {
            throw new RefusedException(Finding.error("LS-FC-014", file + " has one volume; a run has many.",
                    "Give the four-dimensional run."));
        }
        if (tr.isEmpty() && image.trSeconds().isPresent() && Math.abs(image.trSeconds().getAsDouble() - seconds) > TR_TOLERANCE * seconds) {
            throw new RefusedException(Finding.error("LS-FC-012", file + " contradicts its sidecar: time between volumes "
                    + image.trSeconds().getAsDouble() + " s in the header, " + seconds + " s in the sidecar.", "Correct the wrong one, or give --tr."));
        }
        for (OptionalDouble other : List.of(stored, image.trSeconds())) {
            if (other.isPresent() && Math.abs(other.getAsDouble() - seconds) > 1e-3) {
                findings.add(Finding.warning("LS-FC-003", "The time between volumes is taken as " + seconds + " s; sidecar or header say "
                        + other.getAsDouble() + " s.", "Make sure which one is right; --tr overrides both."));
                break;
            }
        }
        List<Double> times = new ArrayList<>();
        JsonNode slices = words.get("SliceTiming");
        if (slices != null && slices.isArray()) {
            slices.forEach(time -> times.add(time.asDouble()));
        }
        if (!times.isEmpty() && times.size() != image.grid().nz()) {
            findings.add(Finding.warning("LS-FC-007", "SliceTiming has " + times.size() + " entries for " + image.grid().nz()
                    + " slices and is left unused.", "Correct the sidecar."));
            times.clear();
        }
        String prefix = stem.endsWith("_bold") ? stem.substring(0, stem.length() - "bold".length()) : "";
        return new RunFile(image.asSeries(Frame.bold(stem), seconds), List.copyOf(times), prefix, List.copyOf(findings));
    }

    /**
     * @param file image
     * @param run on whose grid it has to lie
     * @return it in the run's space
     * @throws RefusedException when it lies on another grid
     */
    static Volume volumeLike(Path file, Series run, MethodRegistry methods, Execution execution) {
        Volume volume = ImageFiles.read(file, methods, execution).orThrow().asVolume(run.grid().frame());
        if (!volume.grid().sameAs(run.grid())) {
            throw new RefusedException(Finding.error("LS-FC-005", file + " lies on another grid than the run.",
                    "Give an image of the run's shape and place."));
        }
        return volume;
    }
}
