package org.lodestone.io.internal.handover;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.io.internal.file.FileOutput;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.ExportRequest;
import org.lodestone.method.export.FormatInfo;
import org.lodestone.method.export.TargetExporter;

/** What all exporters of text files share: numbers, writing, and the refusal of targets without a coil pose. */
abstract class TextExporter implements TargetExporter {

    private final FormatInfo format;
    private final boolean needsCoil;
    private final MethodInfo info;

    /**
     * @param format what it writes
     * @param needsCoil whether the format has no way to store a target without axes
     * @param reference where the format is described
     */
    TextExporter(FormatInfo format, boolean needsCoil, String reference) {
        this.format = format;
        this.needsCoil = needsCoil;
        this.info = MethodInfo.of("lodestone.io.export-" + format.id(), "1", format.title(), format.coordinates(), reference);
    }

    @Override
    public final FormatInfo format() {
        return format;
    }

    @Override
    public final MethodInfo info() {
        return info;
    }

    @Override
    public List<Finding> check(ExportRequest request, Parameters parameters) {
        List<Finding> findings = new ArrayList<>();
        for (PlannedTarget target : request.plan().targets()) {
            if (needsCoil && target.coil().isEmpty()) {
                findings.add(Finding.error("LS-EXPORT-011", format.title() + " cannot hold target " + target.name()
                        + ": it has no scalp point and so no coil pose.", "Leave the target out, or project it onto the scalp first."));
            }
        }
        return findings;
    }

    @Override
    public final Outcome<List<Path>> run(ExportRequest request, Parameters parameters, Execution execution) {
        try {
            List<Path> written = new ArrayList<>();
            for (var file : content(request).entrySet()) {
                execution.progress().check();
                Path path = request.folder().resolve(request.baseName() + file.getKey());
                FileOutput.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
                written.add(path);
            }
            return Outcome.done(written);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    /**
     * @param request what to write
     * @return text by what is appended to the base name; the file with the targets first
     */
    abstract SequencedMap<String, String> content(ExportRequest request);

    /** @return a number with six decimals, a point, and no negative zero */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.equals("-0.000000") ? "0.000000" : text;
    }

    /** @return three numbers with {@code separator} between them */
    static String numbers(Vec3 v, String separator) {
        return number(v.x()) + separator + number(v.y()) + separator + number(v.z());
    }
}
