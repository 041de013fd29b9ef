package org.lodestone.study.review;

import java.util.Locale;

/** What a person did. */
public enum ReviewKind {
    /** Wrote a note. */
    NOTE,
    /** Accepted a target. */
    ACCEPT,
    /** Rejected a target, with the reason. */
    REJECT,
    /** Agreed with an accepted target as the second reader. */
    AGREE,
    /** Disagreed with an accepted target as the second reader, with the reason. */
    DISAGREE,
    /** Signed an accepted target. */
    SIGN,
    /** Moved a target by hand, or put it back. */
    MOVE;

    /** @return the word in records and on the command line */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
