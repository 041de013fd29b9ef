package org.lodestone.core.plan;

/**
 * One quality check with a threshold, and how it came out. A target with a failed gate stays on screen but is marked not for use.
 *
 * @param name permanent, lower-case-hyphen: {@code mean-framewise-displacement}
 * @param passed whether the value lies on the good side
 * @param value what was measured
 * @param limit the threshold it was compared with
 * @param unit of value and limit, empty for plain numbers
 * @param reason one sentence for the clinician: what was measured, and when failed what to do
 */
public record Gate(String name, boolean passed, double value, double limit, String unit, String reason) {

    /** @return a gate that passes when {@code value <= limit}; a NaN fails */
    public static Gate atMost(String name, double value, double limit, String unit, String reason) {
        return new Gate(name, value <= limit, value, limit, unit, reason);
    }

    /** @return a gate that passes when {@code value >= limit}; a NaN fails */
    public static Gate atLeast(String name, double value, double limit, String unit, String reason) {
        return new Gate(name, value >= limit, value, limit, unit, reason);
    }
}
