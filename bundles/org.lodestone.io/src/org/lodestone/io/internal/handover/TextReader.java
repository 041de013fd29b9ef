package org.lodestone.io.internal.handover;

import java.io.IOException;
import java.nio.file.Path;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Rigid;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.TargetFileReader;

/** What all readers share: refusing what they do not understand, and the way from SimNIBS' coil axes to the product's. */
abstract class TextReader implements TargetFileReader {

    /** SimNIBS: z into the head, y from the handle to the front. The product: z out of the head, the same y. Its own inverse. */
    private static final Affine SIMNIBS_TO_COIL = new Affine(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0);

    private final String formatId;
    private final String title;
    private final MethodInfo info;

    TextReader(String formatId, String title, String reference) {
        this.formatId = formatId;
        this.title = title;
        this.info = MethodInfo.of("lodestone.io.read-" + formatId, "1", title + " (reader)",
                "Reads targets from " + title + " files, to prove what was written.", reference);
    }

    @Override
    public final String formatId() {
        return formatId;
    }

    @Override
    public final MethodInfo info() {
        return info;
    }

    @Override
    public final Outcome<ReadBack> run(ReadBackRequest request, Parameters parameters, Execution execution) {
        try {
            return Outcome.done(read(request));
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException | IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            return Outcome.refused(Finding.error("LS-EXPORT-020",
                    request.files().getFirst().getFileName() + " is no valid file of " + title + ": " + e.getMessage() + ".",
                    "Export the targets again."));
        }
    }

    /**
     * @param request the files
     * @return what they hold; an {@link IllegalArgumentException} for content that is not understood
     */
    abstract ReadBack read(ReadBackRequest request) throws IOException;

    /** @return the pose of a coil from a matrix in SimNIBS' convention (RAS mm, columns x, y, z, centre) */
    static Rigid fromSimnibs(Affine matsimnibs) {
        return Rigid.of(matsimnibs.times(SIMNIBS_TO_COIL));
    }

    static ReferenceScan scan(ReadBackRequest request) {
        return request.scan().orElseThrow(() -> new IllegalArgumentException("the scan is needed to read it"));
    }

    static Path only(ReadBackRequest request) {
        if (request.files().size() != 1) {
            throw new IllegalArgumentException(request.files().size() + " files instead of one");
        }
        return request.files().getFirst();
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
