package org.lodestone.cli.pacs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsQuery;
import org.lodestone.method.dicom.PacsQueryInput;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lodestone pacs find}: what an archive has. */
@Command(name = "find", aliases = "qido", mixinStandardHelpOptions = true,
        description = "Lists studies, series or instances of an archive (C-FIND, QIDO-RS). The list names patients: keep it in the house.")
final class FindVerb implements Callable<Integer> {

    private final Face face;

    @Mixin
    private final ArchiveOptions archive = new ArchiveOptions();

    @Option(names = "--level", defaultValue = "study", description = "study, series or image; ${DEFAULT-VALUE} if not given.")
    private PacsQueryInput.Level level;

    @Option(names = "--key", paramLabel = "KEYWORD=VALUE", mapFallbackValue = "",
            description = "What it has to match: PatientID=P1, PatientName=M*, StudyDate=20260101-20261231; without a value it is asked for only.")
    private Map<String, String> keys = new TreeMap<>();

    @Option(names = "--limit", defaultValue = "1000", description = "Most matches; ${DEFAULT-VALUE} if not given.")
    private int limit;

    FindVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new RefusedException(Finding.error("LS-CLI-062", "--limit " + limit + " is not possible.", "Give 1 or more."));
        }
        PacsAddress address = archive.address();
        PacsQuery query = Chosen.of(face, PacsQuery.class, q -> q.accepts(address));
        Outcome<List<PacsMatch>> outcome =
                query.run(new PacsQueryInput(address, level, keys, limit), archive.parameters(query), face.execution(1));
        List<PacsMatch> matches = outcome.orThrow();
        face.explain(outcome.findings());
        if (archive.json()) {
            ObjectNode node = JsonFile.object();
            ArrayNode list = node.putArray("matches");
            matches.forEach(match -> list.add(JsonFile.node(match.values())));
            node.set("findings", JsonFile.node(outcome.findings().stream().map(Finding::toLine).toList()));
            face.print(node);
            return ExitCode.DONE;
        }
        for (PacsMatch match : matches) {
            face.out().println(switch (level) {
                case STUDY -> line(match, "StudyInstanceUID", "StudyDate", "PatientID", "PatientName", "StudyDescription");
                case SERIES -> line(match, "SeriesInstanceUID", "SeriesNumber", "Modality", "NumberOfSeriesRelatedInstances",
                        "SeriesDescription");
                case IMAGE -> line(match, "SOPInstanceUID", "InstanceNumber", "Rows", "Columns");
            });
        }
        return ExitCode.DONE;
    }

    private static String line(PacsMatch match, String... keywords) {
        return String.join("\t", List.of(keywords).stream().map(match::text).toList());
    }
}
