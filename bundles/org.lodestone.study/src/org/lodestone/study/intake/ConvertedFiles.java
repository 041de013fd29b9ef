package org.lodestone.study.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.image.StoredImage;
import org.lodestone.method.dicom.ConvertedSeries;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.study.JsonFile;

/** The files that a converter made of one series, on their way to names of BIDS. */
final class ConvertedFiles {

    /** What dcm2niix puts behind the name: echo, phase. */
    private static final Pattern MARKS = Pattern.compile("(?:_e(\\d+))?(_ph)?");

    private final IntakeJob job;
    private final DicomSeries series;
    private final BidsPlace place;

    ConvertedFiles(IntakeJob job, DicomSeries series, BidsPlace place) {
        this.job = job;
        this.series = series;
        this.place = place;
    }

    private record Made(Path image, Path sidecar, String echo, boolean isPhase) {
    }

    void bring(ConvertedSeries converted) throws IOException {
        Map<String, Made> known = new LinkedHashMap<>();
        for (Path image : converted.images()) {
            String stem = stem(image);
            Matcher marks = MARKS.matcher(stem.substring(place.stem().length()));
            if (marks.matches()) {
                known.put(stem, new Made(image, image.resolveSibling(stem + ".json"), marks.group(1) == null ? "" : marks.group(1),
                        marks.group(2) != null));
            } else {
                job.leaveOut(SeriesNames.words(series) + ", image" + stem.substring(place.stem().length()), "a further image of the series");
            }
        }
        if (known.isEmpty()) {
            // All images carry other marks: the series mixes geometries. The largest is the series, the others are told above.
            Path largest = converted.images().stream().max(Comparator.comparingLong(image -> image.toFile().length())).orElseThrow();
            known.put(stem(largest), new Made(largest, largest.resolveSibling(stem(largest) + ".json"), "", false));
        }
        if (place.suffix().isEmpty()) {
            fieldMap(List.copyOf(known.values()));
            return;
        }
        boolean severalEchoes = known.values().stream().map(Made::echo).distinct().count() > 1;
        for (Made made : known.values()) {
            BidsPlace named = severalEchoes && !made.echo().isEmpty() ? place.withEntity("echo-" + made.echo()) : place;
            bring(made, made.isPhase() ? named.withEntity("part-phase") : named);
        }
    }

    private void bring(Made made, BidsPlace named) throws IOException {
        if (named.suffix().equals("dwi") && !Files.exists(besides(made, ".bval"))) {
            job.leaveOut(SeriesNames.words(series), "a diffusion series without a table of directions");
            return;
        }
        ObjectNode json = Files.isRegularFile(made.sidecar()) ? JsonFile.read(made.sidecar()) : JsonFile.object();
        if (named.suffix().equals("epi") && !(json.has("PhaseEncodingDirection") && json.has("TotalReadoutTime"))) {
            job.leaveOut(SeriesNames.words(series), "its header does not say how it was distorted");
            return;
        }
        readBack(made, named);
        job.copy(made.image(), named.path() + ending(made.image()), true);
        if (named.folder().equals("func")) {
            Matcher task = Pattern.compile("_task-([A-Za-z0-9]+)").matcher(named.entities());
            json.put("TaskName", task.find() ? task.group(1) : "unnamed");
            if (named.suffix().equals("bold") && !json.path("RepetitionTime").isNumber()) {
                series.repetitionTimeMs().ifPresent(ms -> json.put("RepetitionTime", ms / 1000));
            }
        }
        job.sidecar(json, named.path() + ".json", Identity.of(series));
        for (String table : new String[] {".bval", ".bvec"}) {
            if (Files.exists(besides(made, table))) {
                job.copy(besides(made, table), named.path() + table, false);
            }
        }
    }

    /** A full disk cuts an image short without a word of the converter; a volume too few shows only when counted. */
    private void readBack(Made made, BidsPlace named) {
        StoredImage image = ImageFiles.read(made.image(), job.methods(), Execution.unobserved()).orThrow();
        if (named.suffix().equals("bold") && image.volumes() != series.volumes()) {
            job.say(Finding.warning("LS-IMPORT-016", SeriesNames.words(series) + " became " + image.volumes() + " volumes; its headers speak of "
                    + series.volumes() + ".", "Check that the export is complete."));
        }
    }

    /** Echo-planar pairs are epi; else two echoes of a gradient echo with the difference of their phases. */
    private void fieldMap(List<Made> made) throws IOException {
        boolean echoPlanar = made.stream().allMatch(one -> one.echo().isEmpty() && !one.isPhase());
        if (echoPlanar) {
            ObjectNode json = JsonFile.read(made.getFirst().sidecar());
            String direction = json.path("PhaseEncodingDirection").asText();
            if (direction.isEmpty()) {
                job.leaveOut(SeriesNames.words(series), "a field map of a kind that is not known");
                return;
            }
            bring(made.getFirst(), new BidsPlace(place.label(), place.session(), "fmap", "_dir-" + direction.replace("-", "neg")
                    + place.entities(), "epi"));
            return;
        }
        for (Made one : made) {
            if (one.isPhase()) {
                phase(one, made.stream().filter(Made::isPhase).count());
            } else {
                bring(one, place.withSuffix("magnitude" + (one.echo().isEmpty() ? "1" : one.echo())));
            }
        }
    }

    private void phase(Made phase, long phases) throws IOException {
        ObjectNode json = JsonFile.read(phase.sidecar());
        if (phases > 1) {
            bring(phase, place.withSuffix("phase" + phase.echo()));
        } else if (json.path("EchoTime1").isNumber() && json.path("EchoTime2").isNumber()) {
            bring(phase, place.withSuffix("phasediff"));
        } else {
            Optional<double[]> echoes = echoTimes();
            if (echoes.isPresent()) {
                json.put("EchoTime1", echoes.get()[0]).put("EchoTime2", echoes.get()[1]);
                JsonFile.write(phase.sidecar(), json);
                bring(phase, place.withSuffix("phasediff"));
            } else {
                job.leaveOut(SeriesNames.words(series), "a phase difference without its echo times");
                job.say(Finding.warning("LS-IMPORT-012", SeriesNames.words(series) + " has no echo times of its magnitude images.",
                        "Import it together with the magnitude series."));
            }
        }
    }

    /** @return echo times of the magnitude images of the same run, brought before, s */
    private Optional<double[]> echoTimes() {
        double[] echoes = new double[2];
        for (int echo = 1; echo <= 2; echo++) {
            Path sidecar = job.transaction().file(place.prefix() + "_magnitude" + echo + ".json");
            if (!Files.isRegularFile(sidecar)) {
                return Optional.empty();
            }
            echoes[echo - 1] = JsonFile.read(sidecar).path("EchoTime").asDouble();
        }
        return Optional.of(echoes);
    }

    private static Path besides(Made made, String ending) {
        return made.image().resolveSibling(stem(made.image()) + ending);
    }

    private static String stem(Path image) {
        String name = image.getFileName().toString();
        return name.substring(0, name.length() - ending(image).length());
    }

    private static String ending(Path image) {
        return image.toString().endsWith(".nii.gz") ? ".nii.gz" : ".nii";
    }
}
