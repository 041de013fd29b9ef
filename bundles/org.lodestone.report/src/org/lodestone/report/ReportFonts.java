package org.lodestone.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Where a font with Chinese characters lies that may be put into documents. Latin letters are set in Liberation Sans, which PDFBox brings. */
public final class ReportFonts {

    /** System property with the font's file or a folder that holds it. */
    public static final String PROPERTY = "lodestone.fonts";

    private static final String NAME = "DroidSansFallbackFull.ttf";
    private static final List<String> PLACES = List.of("/usr/share/fonts/truetype/droid", "/usr/share/fonts/droid", "/usr/share/fonts/google-droid");

    private ReportFonts() {
    }

    /** @return the font, from the property, the environment (LODESTONE_FONTS) or the system */
    public static Optional<Path> chinese() {
        return Stream.concat(Stream.of(System.getProperty(PROPERTY), System.getenv("LODESTONE_FONTS")), PLACES.stream())
                .filter(place -> place != null && !place.isBlank()).map(Path::of)
                .map(place -> Files.isDirectory(place) ? place.resolve(NAME) : place).filter(Files::isRegularFile).findFirst();
    }

    /**
     * @return the same
     * @throws RefusedException LS-REPORT-003 when there is none
     */
    public static Path needChinese() {
        return chinese().orElseThrow(() -> new RefusedException(Finding.error("LS-REPORT-003", "There is no font with Chinese characters.",
                "Install Debian's package fonts-droid-fallback, or name " + NAME + " with -D" + PROPERTY + "=FILE; HTML needs none.")));
    }
}
