package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.image.Series;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.pipeline.chain.ChainFile;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.Source;

/**
 * What the long stages of an earlier job came to, so that a changed chain can be run from any stage on. A result is taken when its key is
 * the same: hashes of the scans, version of the software, and all stages of the chain up to that step. Used by one thread.
 */
final class StoredStages {

    private static final String NAME = "stages.json";

    private final ObjectNode earlier;
    private final ObjectNode now = JsonFile.object();
    private final Optional<ChainStep> from;
    private final Source t1w;

    private StoredStages(ObjectNode earlier, Optional<ChainStep> from, Source t1w) {
        this.earlier = earlier;
        this.from = from;
        this.t1w = t1w;
    }

    /**
     * @param folder the participant's results of an earlier job, absent or not
     * @param from stages before it are taken from there; empty for none
     * @param t1w the structural scan
     */
    static StoredStages open(Path folder, Optional<ChainStep> from, Source t1w) {
        Path file = folder.resolve(NAME);
        if (from.isPresent() && !Files.isRegularFile(file)) {
            throw new RefusedException(Finding.error("LS-CHAIN-004", folder + " holds no earlier job whose stages could be taken.",
                    "Leave --from out, or name the output folder of the earlier job."));
        }
        return new StoredStages(from.isPresent() ? JsonFile.read(file) : JsonFile.object(), from, t1w);
    }

    static String fileName() {
        return NAME;
    }

    /** @return what this job leaves for later ones */
    ObjectNode toJson() {
        return now;
    }

    /** Takes the earlier motion when nothing before or in it changed. */
    Optional<HeadMotion> motion(RunSource source, Series run, JobContext job) {
        JsonNode row = row(source, ChainStep.REALIGN, job);
        List<Affine> poses = new ArrayList<>();
        row.path("motion").forEach(pose -> poses.add(affine(pose)));
        return poses.size() == run.length() ? Optional.of(new HeadMotion(run.grid().frame(), poses)) : Optional.empty();
    }

    /** Takes the earlier coregistration when nothing before or in it changed. */
    Optional<CoregisteredRun> coregistration(RunSource source, Series run, StructuralStage.Result structure, JobContext job) {
        JsonNode row = row(source, ChainStep.COREGISTER, job);
        return row.path("boldToT1w").size() == 16 ? Optional.of(new CoregisteredRun(
                new AffineTransform(run.grid().frame(), structure.t1w().grid().frame(), affine(row.path("boldToT1w"))),
                row.path("similarity").asDouble(), row.path("mirroredSimilarity").asDouble())) : Optional.empty();
    }

    /** Notes the results of the long stages of a run. */
    void keep(RunSource source, HeadMotion motion, CoregisteredRun coregistration, JobContext job) {
        ObjectNode realigned = now.putObject(place(source, ChainStep.REALIGN)).put("key", key(source, ChainStep.REALIGN, job));
        var poses = realigned.putArray("motion");
        motion.referenceToVolume().forEach(pose -> poses.add(JsonFile.node(pose.toRowMajor())));
        ObjectNode laid = now.putObject(place(source, ChainStep.COREGISTER)).put("key", key(source, ChainStep.COREGISTER, job));
        laid.set("boldToT1w", JsonFile.node(coregistration.boldToT1w().matrix().toRowMajor()));
        laid.put("similarity", coregistration.similarity()).put("mirroredSimilarity", coregistration.mirroredSimilarity());
    }

    private JsonNode row(RunSource source, ChainStep step, JobContext job) {
        boolean wanted = from.isPresent() && step.compareTo(from.get()) < 0;
        JsonNode row = earlier.path(place(source, step));
        if (wanted && row.path("key").asText().equals(key(source, step, job))) {
            job.log().say(Finding.info("LS-CHAIN-005", "Stage " + step.word() + " of " + source.prefix() + " is taken from the earlier job."));
            return row;
        }
        if (wanted) {
            job.log().say(Finding.info("LS-CHAIN-006", "Stage " + step.word() + " of " + source.prefix()
                    + " is done again: the scans, the software or the chain before it changed."));
        }
        return JsonFile.object();
    }

    private static String place(RunSource source, ChainStep step) {
        return source.prefix() + " " + step.word();
    }

    private String key(RunSource source, ChainStep step, JobContext job) {
        StringBuilder text = new StringBuilder(job.request().softwareVersion()).append('\n').append(t1w.sha256());
        source.echoes().forEach(scan -> text.append('\n').append(hash(scan.file())));
        source.fieldMaps().forEach(scan -> text.append('\n').append(hash(scan.file())));
        List<ChainStage> before = job.runner().chain().stages().stream().filter(stage -> stage.step().compareTo(step) <= 0).toList();
        text.append(ChainFile.toJson(new org.lodestone.pipeline.chain.ProcessingChain("", "", List.of(), before)));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw DerivativeFolder.unreadable(file, e);
        }
    }

    private static Affine affine(JsonNode m) {
        return new Affine(m.get(0).asDouble(), m.get(1).asDouble(), m.get(2).asDouble(), m.get(3).asDouble(), m.get(4).asDouble(),
                m.get(5).asDouble(), m.get(6).asDouble(), m.get(7).asDouble(), m.get(8).asDouble(), m.get(9).asDouble(),
                m.get(10).asDouble(), m.get(11).asDouble());
    }
}
