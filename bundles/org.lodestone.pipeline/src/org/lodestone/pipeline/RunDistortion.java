package org.lodestone.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Sampler;
import org.lodestone.image.StoredImage;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.FieldMap;
import org.lodestone.method.function.FieldMapCorrection;
import org.lodestone.method.function.FieldMapInput;
import org.lodestone.method.function.PhaseEncoding;
import org.lodestone.method.function.ReversedPairCorrection;
import org.lodestone.method.function.ReversedPairInput;
import org.lodestone.pipeline.internal.FieldMapFiles;
import org.lodestone.study.bids.BidsScan;

/**
 * What the scanner's field did to a run, from images of that field: a field map in hertz, a phase difference, or an image of the opposite
 * phase-encoding direction. Which numbers of the sidecars are read is BIDS' own; signs as in SDCFlows.
 */
public final class RunDistortion {

    /** Runs methods, remembers them for the provenance, and hears what there is to say. */
    public interface Steps {

        /**
         * @param type of the method
         * @param input of the method
         * @param execution threads and cancellation
         * @return its result
         * @throws RefusedException when it refuses
         */
        <I, O, M extends Method<I, O>> O run(Class<M> type, I input, Execution execution);

        /** @param finding a remark on what was not done */
        void say(Finding finding);
    }

    private RunDistortion() {
    }

    /**
     * @param run a functional image
     * @param all images of the same person
     * @return those of the field that are meant for the run ({@code IntendedFor}, or {@code B0FieldIdentifier}), with their magnitudes
     */
    public static List<BidsScan> meantFor(BidsScan run, List<BidsScan> all) {
        return FieldMapFiles.meantFor(run, all);
    }

    /**
     * Finds how far signal was moved along the phase-encoding axis. What cannot be done is said, and the run stays as it is.
     *
     * @param run with {@code PhaseEncodingDirection} and {@code TotalReadoutTime} or {@code EffectiveEchoSpacing} in its sidecar
     * @param fieldMaps images of the field; a field map counts before a reversed image
     * @param mean realigned mean of the run, on its own grid
     * @param methods where readers are looked up
     * @param steps runs the methods
     * @param execution threads and cancellation
     * @return the shift; empty when there is nothing to tell it from
     */
    public static Optional<DistortionMap> find(
            BidsScan run, List<BidsScan> fieldMaps, Volume mean, MethodRegistry methods, Steps steps, Execution execution) {
        if (fieldMaps.isEmpty()) {
            return Optional.empty();
        }
        Optional<PhaseEncoding> encoding = encoding(run, mean.grid());
        if (encoding.isEmpty()) {
            steps.say(Finding.warning("LS-SCAN-030", "The field maps of " + run.name().entityPrefix() + " are left unused: its sidecar does not"
                    + " tell PhaseEncodingDirection and TotalReadoutTime.", "Add both to the sidecar."));
            return Optional.empty();
        }
        try {
            Optional<DistortionMap> byField = fieldMap(fieldMaps, mean.grid().frame(), methods, execution).map(field ->
                    steps.run(FieldMapCorrection.class, new FieldMapInput(field, mean.grid(), encoding.get()), execution));
            return byField.or(() -> reversed(fieldMaps, mean, encoding.get(), methods, steps, execution));
        } catch (RefusedException e) {
            steps.say(Finding.warning("LS-SCAN-031", "The distortion of " + run.name().entityPrefix() + " is not corrected: "
                    + e.findings().getLast().message(), "Check the images in fmap."));
            return Optional.empty();
        }
    }

    /**
     * @param mean on its own grid. Not modified.
     * @param map of its distortion
     * @param execution threads and cancellation
     * @return the mean as it would be without distortion, on its own grid; intensities are not stretched back
     */
    public static Volume straighten(Volume mean, DistortionMap map, Execution execution) {
        Grid grid = mean.grid();
        Sampler image = Sampler.of(mean, Interpolation.CUBIC, 0, execution), shift = Sampler.of(map.shiftMm(), Interpolation.LINEAR, 0, execution);
        Affine toMap = map.shiftMm().grid().worldToVoxel(), toVoxel = grid.worldToVoxel();
        float[] values = new float[(int) grid.size()];
        execution.parallel().forRanges(values.length, grid.nx() * grid.ny(), execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                Vec3 p = grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
                Vec3 at = toMap.apply(p);
                Vec3 there = toVoxel.apply(p.plus(map.direction().times(shift.at(at.x(), at.y(), at.z()))));
                values[v] = image.at(there.x(), there.y(), there.z());
            }
        });
        return Volume.of(grid, values);
    }

    private static Optional<PhaseEncoding> encoding(BidsScan scan, Grid grid) {
        ObjectNode words = scan.sidecar();
        String direction = words.path("PhaseEncodingDirection").asText("");
        double readout = words.path("TotalReadoutTime").asDouble(0);
        if (readout == 0 && direction.matches("[ijk]-?")) {
            readout = words.path("EffectiveEchoSpacing").asDouble(0) * (grid.extent(direction.charAt(0) - 'i') - 1);
        }
        return PhaseEncoding.of(direction, readout);
    }

    private static Optional<FieldMap> fieldMap(List<BidsScan> images, Frame frame, MethodRegistry methods, Execution execution) {
        Optional<BidsScan> difference = named(images, "phasediff"), field = named(images, "fieldmap");
        Optional<BidsScan> magnitude = named(images, "magnitude1").or(() -> named(images, "magnitude"));
        if (difference.or(() -> field).isEmpty() || magnitude.isEmpty()) {
            return Optional.empty();
        }
        Volume signal = volume(magnitude.get(), frame, methods, execution);
        if (difference.isPresent()) {
            ObjectNode words = difference.get().sidecar();
            double echoes = words.path("EchoTime2").asDouble(0) - words.path("EchoTime1").asDouble(0);
            if (!(echoes > 0)) {
                throw new RefusedException(Finding.error("LS-SCAN-032", difference.get().file() + " does not tell EchoTime1 and EchoTime2.",
                        "Add both to its sidecar."));
            }
            return Optional.of(together(volume(difference.get(), frame, methods, execution), signal, Optional.of(echoes), difference.get()));
        }
        return Optional.of(together(volume(field.get(), frame, methods, execution), signal, Optional.empty(), field.get()));
    }

    private static FieldMap together(Volume values, Volume magnitude, Optional<Double> echoes, BidsScan scan) {
        if (!values.grid().sameAs(magnitude.grid())) {
            throw new RefusedException(Finding.error("LS-SCAN-034", scan.file() + " and its magnitude image lie on different grids.",
                    "Give the magnitude image of the same scan."));
        }
        return new FieldMap(values, magnitude, echoes);
    }

    /** An image of the opposite direction, together with the run's mean. */
    private static Optional<DistortionMap> reversed(List<BidsScan> images, Volume mean, PhaseEncoding encoding, MethodRegistry methods,
            Steps steps, Execution execution) {
        Optional<BidsScan> opposite = images.stream().filter(scan -> scan.name().suffix().equals("epi"))
                .filter(scan -> encoding(scan, mean.grid()).filter(e -> e.axis() == encoding.axis() && e.negative() != encoding.negative())
                        .isPresent()).findFirst();
        return opposite.map(scan -> steps.run(ReversedPairCorrection.class,
                new ReversedPairInput(mean, volume(scan, mean.grid().frame(), methods, execution), encoding), execution));
    }

    private static Optional<BidsScan> named(List<BidsScan> scans, String suffix) {
        return scans.stream().filter(scan -> scan.name().suffix().equals(suffix)).findFirst();
    }

    private static Volume volume(BidsScan scan, Frame frame, MethodRegistry methods, Execution execution) {
        StoredImage image = ImageFiles.read(scan.file(), methods, execution).orThrow();
        return image.volumes() == 1 ? image.asVolume(frame) : image.asSeries(frame, 1).volume(0);
    }
}
