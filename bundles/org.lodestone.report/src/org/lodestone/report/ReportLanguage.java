package org.lodestone.report;

import java.util.Arrays;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Languages of reports. */
public enum ReportLanguage {
    /** English. */
    ENGLISH("en"),
    /** Simplified Chinese. */
    CHINESE("zh");

    private final String code;

    ReportLanguage(String code) {
        this.code = code;
    }

    /** @return its code, {@code en} or {@code zh} */
    public String code() {
        return code;
    }

    /**
     * @param code {@code en}, {@code zh}, {@code zh-CN} and the like
     * @return the language
     * @throws RefusedException for another one
     */
    public static ReportLanguage of(String code) {
        return Arrays.stream(values()).filter(language -> code.toLowerCase(java.util.Locale.ROOT).startsWith(language.code)).findFirst()
                .orElseThrow(() -> new RefusedException(Finding.error("LS-REPORT-002", "There are no reports in " + code + ".", "Use en or zh.")));
    }
}
