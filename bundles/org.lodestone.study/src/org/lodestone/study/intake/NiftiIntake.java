package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.image.StoredImage;
import org.lodestone.method.dicom.SeriesRole;
import org.lodestone.method.file.CopyRequest;
import org.lodestone.method.file.ImageCopy;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsName;

/** One image file, with the sidecar, the events and the diffusion tables beside it. */
final class NiftiIntake {

    private static final int FEWEST_VOLUMES_OF_A_RUN = 10;
    private static final double SAME_SECONDS = 0.001;
    private static final Pattern T2 = Pattern.compile("(?<![a-z0-9])t2w?(?![a-z0-9])");

    private NiftiIntake() {
    }

    static void bring(IntakeJob job, Path source, int number, Execution execution) throws IOException {
        Outcome<StoredImage> read = ImageFiles.read(source, job.methods(), execution.part(0, 0.7));
        StoredImage image = read.orThrow();
        read.findings().forEach(job::say);
        String label = job.request().subject().or(() -> job.participants().isEmpty() ? Optional.empty()
                : Optional.of(job.labels().getFirst())).orElseGet(job::freeLabel);
        Optional<String> session = job.request().session();
        job.refuseMixedSessions(label, session);
        ObjectNode sidecar = Files.isRegularFile(beside(source, ".json")) ? JsonFile.read(beside(source, ".json")) : JsonFile.object();
        BidsPlace place = free(job, place(job, source, image, label, session));
        if (place.suffix().equals("bold")) {
            timing(job, source, image, sidecar, place);
        }
        image(job, source, place, number, execution);
        job.sidecar(sidecar, place.path() + ".json", Identity.UNKNOWN);
        for (String table : new String[] {".bval", ".bvec"}) {
            if (Files.isRegularFile(beside(source, table))) {
                job.copy(beside(source, table), place.path() + table, false);
            }
        }
        Path events = source.resolveSibling(stem(source).replaceFirst("_bold$", "") + "_events.tsv");
        if (place.suffix().equals("bold") && Files.isRegularFile(events)) {
            job.copy(events, place.prefix() + "_events.tsv", false);
        }
        job.participant(label, Map.of());
        job.source("nifti", "", 1, SourceHash.of(List.of(source), execution));
    }

    private static void image(IntakeJob job, Path source, BidsPlace place, int number, Execution execution) throws IOException {
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".nii") || name.endsWith(".nii.gz")) {
            job.copy(source, place.path() + (name.endsWith(".gz") ? ".nii.gz" : ".nii"), false);
            return;
        }
        CopyRequest request = new CopyRequest(source, job.transaction().scratch("joined-" + number).resolve(place.stem() + ".nii.gz"));
        ImageCopy copy = job.methods().all(ImageCopy.class).stream().filter(one -> one.accepts(request)).findFirst()
                .orElseThrow(() -> new RefusedException(IntakeTrouble.at("LS-IMPORT-013", source + " cannot be joined to one file.",
                        "Convert it to .nii.gz first.", source)));
        Path joined = copy.run(request, Parameters.defaults(copy.parameters()), execution.part(0.7, 1)).orThrow();
        job.copy(joined, place.path() + ".nii.gz", false);
    }

    private static BidsPlace place(IntakeJob job, Path source, StoredImage image, String label, Optional<String> session) {
        Optional<BidsName> named = BidsName.parse(source);
        if (named.isPresent()) {
            StringBuilder entities = new StringBuilder();
            named.get().entities().forEach((key, value) -> entities.append(key.equals("sub") || key.equals("ses") ? ""
                    : "_" + key + "-" + value));
            String suffix = named.get().suffix();
            String folder = switch (suffix) {
                case "bold", "sbref" -> "func";
                case "dwi" -> "dwi";
                case "epi", "phasediff", "magnitude1", "magnitude2", "phase1", "phase2", "fieldmap" -> "fmap";
                default -> "anat";
            };
            return new BidsPlace(label, session, folder, entities.toString(), suffix);
        }
        SeriesRole role = job.request().roles().values().stream().findFirst().orElseGet(() -> guess(source, image));
        return switch (role) {
            case BOLD -> new BidsPlace(label, session, "func", "_task-" + job.request().task().orElse("unnamed"), "bold");
            case T2W -> new BidsPlace(label, session, "anat", "", "T2w");
            case DIFFUSION -> new BidsPlace(label, session, "dwi", "", "dwi");
            default -> new BidsPlace(label, session, "anat", "", "T1w");
        };
    }

    private static SeriesRole guess(Path source, StoredImage image) {
        String name = source.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isRegularFile(beside(source, ".bval"))) {
            return SeriesRole.DIFFUSION;
        }
        if (image.volumes() >= FEWEST_VOLUMES_OF_A_RUN) {
            return SeriesRole.BOLD;
        }
        if (image.volumes() > 1) {
            throw new RefusedException(IntakeTrouble.at("LS-IMPORT-014", source + " has " + image.volumes()
                    + " volumes: neither a scan of the head's structure nor a run.", "Give one volume, or the whole run.", source));
        }
        return T2.matcher(name).find() ? SeriesRole.T2W : SeriesRole.T1W;
    }

    private static BidsPlace free(IntakeJob job, BidsPlace wanted) {
        BidsPlace place = wanted;
        for (int run = 2; job.transaction().isTaken(place.path() + ".nii.gz") || job.transaction().isTaken(place.path() + ".nii"); run++) {
            place = new BidsPlace(wanted.label(), wanted.session(), wanted.folder(), wanted.entities().replaceFirst("_run-[0-9]+", "")
                    + "_run-" + run, wanted.suffix());
        }
        return place;
    }

    private static void timing(IntakeJob job, Path source, StoredImage image, ObjectNode sidecar, BidsPlace place) {
        java.util.regex.Matcher task = Pattern.compile("_task-([A-Za-z0-9]+)").matcher(place.entities());
        sidecar.put("TaskName", task.find() ? task.group(1) : "unnamed");
        OptionalDouble header = image.trSeconds();
        if (!sidecar.path("RepetitionTime").isNumber()) {
            if (header.isEmpty()) {
                throw new RefusedException(IntakeTrouble.at("LS-IMPORT-008", source + " does not say its repetition time.",
                        "Write {\"RepetitionTime\": SECONDS} into " + beside(source, ".json").getFileName() + " beside it.", source));
            }
            sidecar.put("RepetitionTime", header.getAsDouble());
        } else if (header.isPresent() && Math.abs(header.getAsDouble() - sidecar.path("RepetitionTime").asDouble()) > SAME_SECONDS) {
            job.say(Finding.warning("LS-IMPORT-009", source + " says a repetition time of " + header.getAsDouble() + " s, its sidecar "
                    + sidecar.path("RepetitionTime").asDouble() + " s; the sidecar counts.", "Find out which is right.").with("file", source));
        }
    }

    private static Path beside(Path image, String ending) {
        return image.resolveSibling(stem(image) + ending);
    }

    private static String stem(Path image) {
        return image.getFileName().toString().replaceFirst("(?i)\\.(nii|nii\\.gz|hdr|img)$", "");
    }
}
