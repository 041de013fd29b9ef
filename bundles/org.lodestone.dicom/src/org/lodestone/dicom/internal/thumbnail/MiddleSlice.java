package org.lodestone.dicom.internal.thumbnail;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Part10;
import org.lodestone.dicom.internal.data.Tags;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.DicomSeries;
import org.lodestone.method.dicom.SeriesThumbnail;
import org.lodestone.method.dicom.SeriesThumbnails;

/** Makes the picture of a series out of the one file that holds its middle slice. */
public final class MiddleSlice implements SeriesThumbnails {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.middle-slice", "1", "Thumbnail", "A small picture of the middle slice of a series.",
                "DICOM PS3.3, C.7.6.3");
    }

    @Override
    public Outcome<SeriesThumbnail> run(DicomSeries series, Parameters parameters, Execution execution) {
        Path file = middle(series);
        try (Arena arena = Arena.ofConfined()) {
            Part10 content = Part10.map(file, arena);
            if (!(content.data().element(Tags.PIXELS).orElse(null) instanceof Element.Value pixels) || !content.coding().isUncompressed()) {
                return none(file, content.data().has(Tags.PIXELS) ? "its pixels are compressed" : "it has no pixels", 0);
            }
            return picture(series, content.data(), pixels, file);
        } catch (DamagedDicomException e) {
            return none(file, e.getMessage(), e.offset());
        } catch (IOException e) {
            return none(file, "it cannot be read: " + e.getMessage(), 0);
        }
    }

    private static Outcome<SeriesThumbnail> picture(DicomSeries series, DataSet data, Element.Value pixels, Path file) {
        int columns = data.integer(Tags.COLUMNS, 0);
        int rows = data.integer(Tags.ROWS, 0);
        if (columns == 0 || rows == 0) {
            return none(file, "it has no size", 0);
        }
        boolean mosaic = series.imageType().contains("MOSAIC") && series.columns() > 0 && series.columns() < columns;
        Region region = mosaic ? Region.tile(columns, series.columns(), series.rows(), series.slices() / 2) : new Region(0, 0,
                columns, rows);
        int frame = mosaic ? 0 : Math.max(0, Math.max(1, data.integer(Tags.FRAMES, 1)) / 2);
        return StoredPixels.of(data, pixels, columns, rows, frame)
                .map(stored -> Outcome.done(Shrinking.of(stored, region)))
                .orElseGet(() -> none(file, "its pixels are cut short or of a kind that is not shown", 0));
    }

    /** Instances come in the order of their numbers, which is volume after volume as a rule: the middle of the first volume. */
    private static Path middle(DicomSeries series) {
        List<Path> files = series.files();
        int slices = series.slices() > 1 && series.slices() <= files.size() ? series.slices() : 1;
        return files.get(slices == 1 && files.size() > 1 && series.volumes() == 1 ? files.size() / 2 : slices / 2);
    }

    private static Outcome<SeriesThumbnail> none(Path file, String why, long offset) {
        return Outcome.done(SeriesThumbnail.NONE, List.of(Finding.warning("LS-DICOM-020", file.getFileName()
                + " gives no thumbnail: " + why + ".",
                "Nothing; the series can be converted all the same.").with("file", file).with("offset", offset)));
    }
}
