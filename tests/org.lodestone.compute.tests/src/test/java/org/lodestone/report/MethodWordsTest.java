package org.lodestone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class MethodWordsTest {

    @Test
    void namesAndReasonsOfGatesAreSaidInTheReadersLanguageWithTheirNumbers() {
        MethodWords chinese = MethodWords.in(ReportLanguage.CHINESE);
        String reason = "The head moved 0.20 mm a volume on average.";

        assertEquals("\u5934\u52a8\uff08\u5e73\u5747\u9010\u5e27\u4f4d\u79fb\uff09", chinese.said("mean-framewise-displacement"));
        assertEquals("mean-framewise-displacement", MethodWords.in(ReportLanguage.ENGLISH).said("mean-framewise-displacement"));
        assertEquals(reason, MethodWords.in(ReportLanguage.ENGLISH).said(reason));
        assertEquals("what nobody has translated", chinese.said("what nobody has translated"));
        assertFalse(chinese.said("The seed correlation at the target is -0.69.").contains("{0}"));
    }
}
