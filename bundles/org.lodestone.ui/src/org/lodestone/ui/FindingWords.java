package org.lodestone.ui;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.lodestone.core.Finding;
import org.lodestone.report.MethodWords;
import org.lodestone.report.ReportLanguage;

/** What methods say, in the language of the workbench; as they said it where no table holds it. Stateless; any thread. */
public final class FindingWords {

    private static final MethodWords WORDS = MethodWords.in(Platform.getNL().startsWith(ReportLanguage.CHINESE.code()) ? ReportLanguage.CHINESE
            : ReportLanguage.ENGLISH);

    /** What {@link Finding#toLine()} writes. */
    private static final Pattern LINE = Pattern.compile("(LS-[A-Z]+-\\d+) (.*?)(?: Remedy: (.*))?", Pattern.DOTALL);

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

    /** @return a finding that a result keeps as one line, with its code */
    public static String line(String stored) {
        Matcher parts = LINE.matcher(stored);
        if (!parts.matches()) {
            return said(stored);
        }
        String remedy = parts.group(3) == null ? "" : " " + said(parts.group(3));
        return parts.group(1) + " " + said(parts.group(2)) + remedy;
    }

    /** @return the first of some findings with its remedy, for one line */
    public static String first(List<Finding> findings) {
        return message(findings.getFirst()) + " " + remedy(findings.getFirst());
    }
}
