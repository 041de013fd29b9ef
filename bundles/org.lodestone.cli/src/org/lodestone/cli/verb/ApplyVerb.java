package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.cli.SoftwareVersion;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.TransformGraph;
import org.lodestone.core.Vec3;
import org.lodestone.image.Interpolation;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformReader;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.CaseSpaces;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.ResultSidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone apply --transform DIR ...}: carries points or an image through a registration. */
@Command(name = "apply", mixinStandardHelpOptions = true,
        description = "Carries points from the fixed to the moving image, or pulls an image from the moving onto the fixed one; "
                + "the other way round with --inverse. Coordinates are RAS+ millimetres.")
public final class ApplyVerb implements Callable<Integer> {

    private final Face face;

    @Option(names = "--transform", paramLabel = "DIR", description = "Folder that register wrote.")
    private Optional<Path> transform = Optional.empty();

    @Option(names = "--case", paramLabel = "DIR", description = "Instead of --transform: a participant's folder of results; the way between two of"
            + " its spaces is looked for among its transforms and printed. Points only.")
    private Optional<Path> participant = Optional.empty();

    @Option(names = "--from", paramLabel = "SPACE", defaultValue = "T1w", description = "With --case: where the points are. Default: ${DEFAULT-VALUE}.")
    private String from;

    @Option(names = "--to", paramLabel = "SPACE", defaultValue = "MNIColin27", description = "With --case: where they shall be. Default: ${DEFAULT-VALUE}.")
    private String to;

    @Option(names = "--points", paramLabel = "IN.tsv", description = "Table with columns x, y and z; other columns are kept.")
    private Optional<Path> points = Optional.empty();

    @Option(names = "--image", paramLabel = "IN", description = "Image to resample.")
    private Optional<Path> image = Optional.empty();

    @Option(names = "--reference", paramLabel = "REF", description = "Image whose grid the result takes.")
    private Optional<Path> reference = Optional.empty();

    @Option(names = "--labels", description = "The image holds region numbers: none appears that was not there.")
    private boolean labels;

    @Option(names = "--interpolation", paramLabel = "HOW", description = "Images: nearest, linear (default), cubic (B-spline) or sinc (Lanczos's"
            + " window, four voxels). With --labels: nearest (default) or linear (region by region, the largest share wins).")
    private Optional<Interpolation> interpolation = Optional.empty();

    @Option(names = "--inverse", description = "Points from moving to fixed; images from fixed onto moving.")
    private boolean inverse;

    @Option(names = "--out", paramLabel = "OUT", required = true, description = "File to write.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "0", description = "Threads; the result does not depend on it. Default: all cores.")
    private int threads;

    @Option(names = "--json", description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    /** @param face methods and channels */
    public ApplyVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (points.isPresent() == image.isPresent() || image.isPresent() != reference.isPresent()) {
            face.err().println("Give either --points, or --image and --reference.");
            return ExitCode.WRONG_USAGE;
        }
        if (transform.isPresent() == participant.isPresent() || participant.isPresent() && image.isPresent()) {
            face.err().println("Give either --transform, or --case with --points.");
            return ExitCode.WRONG_USAGE;
        }
        if (labels && interpolation.filter(how -> how != Interpolation.NEAREST && how != Interpolation.LINEAR).isPresent()) {
            face.err().println("Region numbers are carried by --interpolation nearest or linear.");
            return ExitCode.WRONG_USAGE;
        }
        MethodRegistry methods = face.methods().get();
        Execution execution = face.execution(threads);
        TransformReader reader = methods.first(TransformReader.class);
        List<Path> inputs = new ArrayList<>();
        ObjectNode node = JsonFile.object().put("out", out.toString()).put("inverse", inverse);
        SpatialTransform forward = participant.isPresent() ? along(node, methods, execution) : reader.run(
                new TransformReadRequest(transform.orElseThrow(), TransformFrames.FIXED, TransformFrames.MOVING),
                Parameters.defaults(reader.parameters()), execution).orThrow();
        SpatialTransform map = inverse ? forward.inverse() : forward;
        transform.ifPresent(inputs::add);
        if (points.isPresent()) {
            PointTable table = PointTable.read(points.get());
            table.mapped((x, y, z) -> map.apply(new Vec3(x, y, z))).write(out);
        } else {
            resample(map, methods, execution);
        }
        points.ifPresent(inputs::add);
        image.ifPresent(inputs::add);
        reference.ifPresent(inputs::add);
        ResultSidecar.write(out, (points.isPresent() ? "Points" : "An image") + " carried through a registration" + (inverse ? ", inverse"
                : ""), inputs, List.of(ProvenanceStep.of(reader, Parameters.defaults(reader.parameters()))), SoftwareVersion.current());
        if (json) {
            face.print(node);
        } else {
            face.out().println(out);
        }
        return ExitCode.DONE;
    }

    /** The way between two spaces of a case; which one it took is said. */
    private SpatialTransform along(ObjectNode node, MethodRegistry methods, Execution execution) {
        TransformGraph.Way way = CaseSpaces.read(participant.orElseThrow(), methods, execution).then(spaces -> spaces.between(from, to)).orThrow();
        node.put("path", way.path());
        face.err().println("Way: " + way.path());
        return way.transform();
    }

    private void resample(SpatialTransform map, MethodRegistry methods, Execution execution) {
        Frame from = map.to();
        Volume source = TransformFrames.read(image.orElseThrow(), from, methods, execution);
        Volume grid = TransformFrames.read(reference.orElseThrow(), map.from(), methods, execution);
        WriteRequest request;
        if (labels) {
            LabelMap carried = interpolation.filter(how -> how == Interpolation.LINEAR).isPresent()
                    ? Resampling.resampleByVote(numbers(source), grid.grid(), map, execution)
                    : Resampling.resample(numbers(source), grid.grid(), map, execution);
            request = WriteRequest.of(out, carried, "resampled regions");
        } else {
            request = WriteRequest.of(out, Resampling.resample(source, grid.grid(), map,
                    interpolation.orElse(Interpolation.LINEAR), 0, execution), "resampled");
        }
        ImageFiles.write(request, methods, execution).orThrow();
    }

    private LabelMap numbers(Volume source) {
        float[] values = source.toFloats();
        int[] numbers = new int[values.length];
        for (int v = 0; v < values.length; v++) {
            numbers[v] = Math.round(values[v]);
            if (numbers[v] != values[v]) {
                throw new RefusedException(List.of(Finding.error("LS-CLI-012",
                        image.orElseThrow() + " holds " + values[v] + ", which is no region number.", "Leave out --labels.")));
            }
        }
        return new LabelMap(source.grid(), numbers, Map.of());
    }
}
