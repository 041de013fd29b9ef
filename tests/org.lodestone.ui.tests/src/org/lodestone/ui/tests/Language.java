package org.lodestone.ui.tests;

import org.eclipse.core.runtime.Platform;

/** What a workflow expects to read: the tests of the workbench run in both of its languages. */
final class Language {

    private Language() {
    }

    /** @return whether the workbench of this run speaks Chinese */
    static boolean isChinese() {
        return Platform.getNL().startsWith("zh");
    }

    /** @return the words of the language in which the workbench of this run speaks */
    static String either(String english, String chinese) {
        return isChinese() ? chinese : english;
    }
}
