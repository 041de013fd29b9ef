package org.lodestone.pipeline.cohort;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.WholeFile;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.TargetsFile;

/** Writes what a cohort came to: a table for statistics, JSON for scripts, a page for people. */
public final class CohortReport {

    private CohortReport() {
    }

    /**
     * @param output folder of the derivative dataset; the files go into its folder {@code group}
     * @param cohort read from there
     * @param softwareVersion of the product
     * @return the page
     * @throws org.lodestone.core.RefusedException when it cannot be written
     */
    public static Path write(Path output, Cohort cohort, String softwareVersion) {
        Path folder = output.resolve("group");
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve("targets.tsv"), table(cohort));
            WholeFile.write(folder.resolve("group.json"), JsonFile.text(json(cohort, softwareVersion)));
            Path page = folder.resolve("report.html");
            WholeFile.write(page, CohortPage.html(cohort, softwareVersion));
            return page;
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(folder, e);
        }
    }

    private static String table(Cohort cohort) {
        StringBuilder text = new StringBuilder("participant_id\tsession\tmethod\tnative_x_mm\tnative_y_mm\tnative_z_mm\ttemplate\ttemplate_x_mm\t"
                + "template_y_mm\ttemplate_z_mm\tr\tusable\terror_bar_median_mm\tsplit_half_mm\n");
        for (CohortTarget t : cohort.targets()) {
            text.append("sub-").append(t.participant()).append('\t').append(t.session().isEmpty() ? "n/a" : t.session()).append('\t').append(t.method());
            for (double value : new double[] {t.nativeMm().x(), t.nativeMm().y(), t.nativeMm().z()}) {
                text.append('\t').append(number(value));
            }
            text.append('\t').append(t.template());
            for (double value : new double[] {t.templateMm().x(), t.templateMm().y(), t.templateMm().z(), t.correlation()}) {
                text.append('\t').append(number(value));
            }
            text.append('\t').append(t.usable()).append('\t').append(number(t.medianDistanceMm())).append('\t')
                    .append(number(t.splitHalfDistanceMm())).append('\n');
        }
        return text.toString();
    }

    private static ObjectNode json(Cohort cohort, String softwareVersion) {
        ObjectNode json = JsonFile.object().put("Description", "Targets of a cohort. Research use; not a certified medical device.");
        json.put("Coordinates", "RAS+ millimetres").put("Simulated", cohort.simulated());
        json.putArray("GeneratedBy").addObject().put("Name", "Lodestone").put("Version", softwareVersion);
        json.put("targets", cohort.targets().size());
        ArrayNode methods = json.putArray("methods");
        for (String method : cohort.methods()) {
            CohortStatistics.Spread spread = CohortStatistics.spread(method, cohort.of(method));
            ObjectNode row = methods.addObject().put("method", method).put("count", spread.count());
            row.set("centreTemplateMm", TargetsFile.vector(spread.centreMm()));
            row.put("medianDistanceMm", spread.medianDistanceMm());
            row.set("outliers", JsonFile.node(spread.outliers()));
        }
        distances(json.putArray("agreement"), CohortStatistics.agreement(cohort));
        distances(json.putArray("testRetest"), CohortStatistics.testRetest(cohort));
        return json;
    }

    private static void distances(ArrayNode rows, List<CohortStatistics.Distances> all) {
        for (CohortStatistics.Distances d : all) {
            ObjectNode row = rows.addObject().put("what", d.what()).put("pairs", d.pairs());
            if (d.pairs() > 0) {
                row.put("medianMm", d.medianMm()).put("withinFiveMm", d.withinFiveMm()).put("largestMm", d.largestMm());
            }
        }
    }

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "n/a";
    }
}
