package org.lodestone.navigation.safety;

/** What has to hold before and while a stimulator is armed or fired from here. */
public enum Condition {
    /** An approved plan is open, and it is the one that was confirmed. */
    PLAN_APPROVED(true),
    /** The head is registered within the site's limit and has not drifted since. */
    REGISTRATION_VALID(true),
    /** The stimulator is connected and reports no fault. */
    STIMULATOR_READY(true),
    /** The watchdog hears the navigation loop. */
    WATCHDOG_ALIVE(true),
    /** Head and coil are both seen, and the poses are fresh. */
    POSES_FRESH(false),
    /** The coil is on target within the tolerance. */
    ON_TARGET(false);

    private final boolean lasting;

    Condition(boolean lasting) {
        this.lasting = lasting;
    }

    /** @return true when losing it even for a moment disarms; false when it only blocks pulses as long as it is lost */
    public boolean isLasting() {
        return lasting;
    }
}
