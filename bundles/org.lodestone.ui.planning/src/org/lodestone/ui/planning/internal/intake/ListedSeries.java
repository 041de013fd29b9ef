package org.lodestone.ui.planning.internal.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Folders;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesDiscovery;
import org.lodestone.method.dicom.SeriesDiscoveryInput;
import org.lodestone.method.dicom.SeriesThumbnail;
import org.lodestone.method.dicom.SeriesThumbnails;
import org.lodestone.study.intake.SourceKind;

/**
 * A series of the source with its picture.
 *
 * @param series as its headers describe it
 * @param thumbnail a slice from its middle; empty where the pixels cannot be read
 */
record ListedSeries(DicomSeries series, SeriesThumbnail thumbnail) {

    /** Lists a source; not for the user interface's thread. */
    static Outcome<List<ListedSeries>> of(Path source, MethodRegistry methods, Execution execution) {
        if (!Files.exists(source)) {
            return Outcome.refused(Finding.error("LS-DESK-004", source + " does not exist.", "Check the path."));
        }
        try {
            // What is no DICOM is imported as it is; there is nothing to choose.
            if (SourceKind.of(source) != SourceKind.DICOM) {
                return Outcome.done(List.of());
            }
        } catch (IOException e) {
            return unreadable(e);
        }
        SeriesDiscovery discovery = methods.first(SeriesDiscovery.class);
        SeriesThumbnails pictures = methods.first(SeriesThumbnails.class);
        try {
            Path scratch = Files.createTempDirectory("lodestone-import");
            try {
                return discovery.run(new SeriesDiscoveryInput(source, scratch), Parameters.defaults(discovery.parameters()),
                        execution.part(0, 0.7)).then(found -> pictured(found, pictures, execution));
            } finally {
                Folders.delete(scratch);
            }
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private static <T> Outcome<T> unreadable(IOException e) {
        return Outcome.refused(Finding.error("LS-DESK-004", "The source cannot be read: " + e.getMessage() + ".",
                "Check that it is there and that the temporary folder has space."));
    }

    private static Outcome<List<ListedSeries>> pictured(List<DicomSeries> found, SeriesThumbnails pictures, Execution execution) {
        List<ListedSeries> listed = new ArrayList<>();
        for (DicomSeries one : found) {
            execution.progress().check();
            listed.add(new ListedSeries(one, switch (pictures.run(one, Parameters.defaults(pictures.parameters()), execution.part(0.7, 1))) {
                case Outcome.Done<SeriesThumbnail>(SeriesThumbnail thumbnail, var _) -> thumbnail;
                case Outcome.Refused<SeriesThumbnail> _ -> SeriesThumbnail.NONE;
            }));
        }
        return Outcome.done(listed);
    }
}
