package org.lodestone.study.account;

/** What a person may do. */
public enum Role {
    /** Runs jobs, writes notes, hands signed targets over, treats. */
    OPERATOR,
    /** Accepts, rejects and signs targets besides. */
    PHYSICIAN,
    /** Keeps the accounts; decides nothing about patients. */
    ADMINISTRATOR
}
