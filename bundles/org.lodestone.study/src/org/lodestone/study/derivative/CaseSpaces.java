package org.lodestone.study.derivative;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.TransformGraph;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;

/**
 * The spaces of one participant and the stored transforms between them: every folder {@code sub-LABEL_..._from-A_to-B_xfm} below the
 * participant's results. {@code T1w} is the participant's T1w scan, {@code bold...} a run, every other name a template.
 *
 * @param label participant without {@code sub-}
 * @param graph the transforms
 */
public record CaseSpaces(String label, TransformGraph graph) {

    private static final Pattern FOLDER = Pattern.compile("sub-([A-Za-z0-9]+)_.*from-([A-Za-z0-9]+)_to-([A-Za-z0-9]+)_.*xfm");

    /**
     * Reads all transforms of a participant.
     *
     * @param participant folder of results, {@code .../sub-LABEL}
     * @param methods with a reader of transforms
     * @param execution threads and cancellation
     * @return refused when there is none, or one cannot be read
     */
    public static Outcome<CaseSpaces> read(Path participant, MethodRegistry methods, Execution execution) {
        List<Path> folders;
        try (Stream<Path> below = Files.walk(participant, 3)) {
            folders = below.filter(Files::isDirectory).filter(f -> FOLDER.matcher(f.getFileName().toString()).matches()).sorted().toList();
        } catch (IOException e) {
            return Outcome.refused(Finding.error("LS-SPACE-003", participant + " cannot be read: " + e.getMessage() + ".", "Check the path."));
        }
        if (folders.isEmpty()) {
            return Outcome.refused(Finding.error("LS-SPACE-002", participant + " holds no transform (sub-LABEL_from-A_to-B_xfm).",
                    "Run the main job or delineate first, or name the participant's folder of results."));
        }
        try {
            TransformReader reader = methods.first(TransformReader.class);
            List<SpatialTransform> transforms = new ArrayList<>();
            String label = "";
            for (Path folder : folders) {
                Matcher words = FOLDER.matcher(folder.getFileName().toString());
                if (words.matches()) {
                    label = words.group(1);
                    transforms.add(reader.run(new TransformReadRequest(folder, frame(label, words.group(2)), frame(label, words.group(3))),
                            Parameters.defaults(reader.parameters()), execution).orThrow());
                }
            }
            return Outcome.done(new CaseSpaces(label, new TransformGraph(transforms)));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    /**
     * @param space where points are, as people and file names call it: {@code T1w}, {@code bold}, {@code MNIColin27}
     * @param other where they shall be
     * @return the way between them; refused when there is none
     */
    public Outcome<TransformGraph.Way> between(String space, String other) {
        return graph.between(frame(label, space), frame(label, other));
    }

    private static Frame frame(String label, String space) {
        return space.equals("T1w") ? Frame.t1w("sub-" + label) : space.startsWith("bold") ? Frame.bold("sub-" + label + "_" + space)
                : Frame.template(space);
    }
}
