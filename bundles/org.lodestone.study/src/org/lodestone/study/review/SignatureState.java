package org.lodestone.study.review;

import java.util.List;

/**
 * Whether a signature holds.
 *
 * @param act the signature
 * @param reasons why it is void, each naming the file or act that changed; empty while it holds
 */
public record SignatureState(ReviewAct act, List<String> reasons) {

    /** Copies the list. */
    public SignatureState {
        reasons = List.copyOf(reasons);
    }

    /** @return whether everything it rests on is as it was */
    public boolean isValid() {
        return reasons.isEmpty();
    }
}
