package org.lodestone.report;

import java.util.Objects;

/**
 * A line of a table: what, and how much.
 *
 * @param name what it is
 * @param value as it is to be read, with its unit
 */
public record Fact(String name, String value) {

    /** Checks the components. */
    public Fact {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
