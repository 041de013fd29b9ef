package org.lodestone.study.account;

import java.time.InstantSource;
import org.lodestone.study.store.CaseStore;

/** Accounts whose new passwords are hashed in few rounds. */
public final class FastAccounts {

    private FastAccounts() {
    }

    /** @return accounts of a store */
    public static Accounts of(CaseStore store) {
        return new Accounts(store, InstantSource.system(), 1000);
    }
}
