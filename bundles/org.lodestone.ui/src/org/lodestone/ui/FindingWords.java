package org.lodestone.ui;

import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.lodestone.core.Finding;
import org.lodestone.report.MethodWords;
import org.lodestone.report.ReportLanguage;

/** What methods say, in the language of the workbench; as they said it where no table holds it. Stateless; any thread. */
public final class FindingWords {

    private static final MethodWords WORDS = MethodWords.in(Platform.getNL().startsWith(ReportLanguage.CHINESE.code()) ? ReportLanguage.CHINESE
            : ReportLanguage.ENGLISH);

    private FindingWords() {
    }

    /** @return a sentence or name of a method in the language of the workbench */
    public static String said(String english) {
        return WORDS.said(english);
    }

    /** @return what is the matter */
    public static String message(Finding finding) {
        return said(finding.message());
    }

    /** @return what to do about it */
    public static String remedy(Finding finding) {
        return said(finding.remedy());
    }

    /** @return the first of some findings with its remedy, for one line */
    public static String first(List<Finding> findings) {
        return message(findings.getFirst()) + " " + remedy(findings.getFirst());
    }
}
