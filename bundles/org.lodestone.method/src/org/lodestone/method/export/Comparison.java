package org.lodestone.method.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Sha256;
import org.lodestone.core.plan.PlannedTarget;

/** How far the positions in a file are from the plan. */
record Comparison(int positions, double largestErrorMm, double largestErrorRad) {

    private static final String REMEDY = "Nothing was written. Report this: the exporter and its reader disagree.";

    /** @return the largest differences, or what is missing, too much or too far off */
    static Outcome<Comparison> of(ExportRequest request, FormatInfo format, ReadBack found) throws IOException {
        List<ExportedPosition> expected = expected(request, format);
        if (format.content().isEmpty() && found.attachmentSha256().isEmpty()) {
            return refused(format, "holds nothing of what was handed over");
        }
        if (found.positions().size() != expected.size()) {
            return refused(format, "has " + found.positions().size() + " positions instead of " + expected.size());
        }
        double mm = 0;
        double rad = 0;
        for (ExportedPosition want : expected) {
            List<ExportedPosition> same = found.positions().stream()
                    .filter(p -> p.name().equals(want.name()) && p.kind() == want.kind()).toList();
            if (same.size() != 1) {
                return refused(format, "has " + same.size() + " positions " + want.kind() + " of target " + want.name());
            }
            ExportedPosition got = same.getFirst();
            double offMm = got.mm().distance(want.mm());
            double offRad = angle(want.coilToHead(), got.coilToHead());
            if (!(offMm <= VerifiedExport.TOLERANCE_MM) || !(offRad <= VerifiedExport.TOLERANCE_RAD)) {
                return refused(format, String.format(Locale.ROOT, "puts %s of target %s %.3f mm and %.4f rad off",
                        want.kind(), want.name(), offMm, offRad));
            }
            mm = Math.max(mm, offMm);
            rad = Math.max(rad, offRad);
        }
        for (String hash : found.attachmentSha256()) {
            if (!attached(request).contains(hash)) {
                return refused(format, "carries an attachment that differs from the one handed over");
            }
        }
        return Outcome.done(new Comparison(expected.size(), mm, rad));
    }

    private static List<ExportedPosition> expected(ExportRequest request, FormatInfo format) {
        List<ExportedPosition> all = new ArrayList<>();
        for (PlannedTarget target : request.plan().targets()) {
            if (format.content().contains(PositionKind.TARGET)) {
                all.add(ExportedPosition.point(target.name(), PositionKind.TARGET, target.candidate().nativePoint().mm()));
            }
            if (format.content().contains(PositionKind.SCALP)) {
                target.candidate().scalp().ifPresent(
                        scalp -> all.add(ExportedPosition.point(target.name(), PositionKind.SCALP, scalp.point().mm())));
            }
            if (format.content().contains(PositionKind.COIL)) {
                target.coil().ifPresent(coil -> all.add(ExportedPosition.coil(target.name(), coil.coilToHead())));
            }
        }
        return all;
    }

    private static double angle(Optional<Rigid> want, Optional<Rigid> got) {
        if (want.isEmpty()) {
            return 0;
        }
        return got.map(pose -> want.get().rotation().then(pose.rotation().inverse()).angleRad()).orElse(Double.NaN);
    }

    private static List<String> attached(ExportRequest request) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (Attachment attachment : request.attachments()) {
            if (attachment.kind() != Attachment.Kind.DICOM_SERIES) {
                hashes.add(Sha256.of(attachment.path()));
            }
        }
        return hashes;
    }

    private static Outcome<Comparison> refused(FormatInfo format, String what) {
        return Outcome.refused(Finding.error("LS-EXPORT-003", "The " + format.title() + " file " + what + ".", REMEDY));
    }
}
