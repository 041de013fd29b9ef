package org.lodestone.pipeline.internal;

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
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.FieldMap;
import org.lodestone.method.function.FieldMapCorrection;
import org.lodestone.method.function.FieldMapInput;
import org.lodestone.method.function.PhaseEncoding;
import org.lodestone.method.function.ReversedPairCorrection;
import org.lodestone.method.function.ReversedPairInput;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.bids.BidsScan;

/** Finds what the scanner's field did to a run, when the dataset has images of it: a field map, a phase difference, or a reversed pair. */
final class DistortionStage {

    private DistortionStage() {
    }

    static Optional<DistortionMap> run(RunSource source, Volume mean, JobContext job, Execution execution) {
        Optional<ChainStage> stage = job.runner().chain().stage(ChainStep.UNDISTORT);
        if (stage.isEmpty() || source.fieldMaps().isEmpty()) {
            return Optional.empty();
        }
        Optional<PhaseEncoding> encoding = encoding(source.scan(), mean.grid());
        if (encoding.isEmpty()) {
            job.log().say(Finding.warning("LS-SCAN-030", "The field maps of " + source.prefix() + " are left unused: its sidecar does not tell"
                    + " PhaseEncodingDirection and TotalReadoutTime.", "Add both to the sidecar."));
            return Optional.empty();
        }
        try {
            Optional<DistortionMap> byField = fieldMap(source, mean.grid().frame(), job, execution).map(field -> job.runner().run(stage.get(),
                    FieldMapCorrection.class, new FieldMapInput(field, mean.grid(), encoding.get()), execution));
            return byField.or(() -> reversed(source, mean, encoding.get(), job, execution));
        } catch (RefusedException e) {
            job.log().say(Finding.warning("LS-SCAN-031", "The distortion of " + source.prefix() + " is not corrected: "
                    + e.findings().getLast().message(), "Check the images in fmap."));
            return Optional.empty();
        }
    }

    /** @return the mean as it would be without distortion, on its own grid */
    static Volume straighten(Volume mean, DistortionMap map, Execution execution) {
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

    private static Optional<FieldMap> fieldMap(RunSource source, Frame frame, JobContext job, Execution execution) {
        Optional<BidsScan> difference = named(source.fieldMaps(), "phasediff"), field = named(source.fieldMaps(), "fieldmap");
        Optional<BidsScan> magnitude = named(source.fieldMaps(), "magnitude1").or(() -> named(source.fieldMaps(), "magnitude"));
        if (difference.or(() -> field).isEmpty() || magnitude.isEmpty()) {
            return Optional.empty();
        }
        Volume signal = volume(magnitude.get(), frame, job, execution);
        if (difference.isPresent()) {
            ObjectNode words = difference.get().sidecar();
            double echoes = words.path("EchoTime2").asDouble(0) - words.path("EchoTime1").asDouble(0);
            if (!(echoes > 0)) {
                throw new RefusedException(Finding.error("LS-SCAN-032", difference.get().file() + " does not tell EchoTime1 and EchoTime2.",
                        "Add both to its sidecar."));
            }
            return Optional.of(new FieldMap(volume(difference.get(), frame, job, execution), signal, Optional.of(echoes)));
        }
        return Optional.of(new FieldMap(volume(field.get(), frame, job, execution), signal, Optional.empty()));
    }

    /** An image of the opposite direction; with an image of the run's own direction in the pair, else with the run's mean. */
    private static Optional<DistortionMap> reversed(
            RunSource source, Volume mean, PhaseEncoding encoding, JobContext job, Execution execution) {
        Optional<BidsScan> opposite = source.fieldMaps().stream().filter(scan -> scan.name().suffix().equals("epi"))
                .filter(scan -> encoding(scan, mean.grid()).filter(e -> e.axis() == encoding.axis() && e.negative() != encoding.negative())
                        .isPresent()).findFirst();
        return opposite.map(scan -> job.runner().run(ChainStage.of(ChainStep.UNDISTORT, ""), ReversedPairCorrection.class,
                new ReversedPairInput(mean, volume(scan, mean.grid().frame(), job, execution), encoding), execution));
    }

    private static Optional<BidsScan> named(List<BidsScan> scans, String suffix) {
        return scans.stream().filter(scan -> scan.name().suffix().equals(suffix)).findFirst();
    }

    private static Volume volume(BidsScan scan, Frame frame, JobContext job, Execution execution) {
        StoredImage image = job.log().take(ImageFiles.read(scan.file(), job.methods(), execution));
        return image.volumes() == 1 ? image.asVolume(frame) : image.asSeries(frame, 1).volume(0);
    }
}
