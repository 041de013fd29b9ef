package org.lodestone.core;

import java.util.List;
import java.util.Objects;

/**
 * One setting of a method, declared once; forms, command-line options and documentation derive from it.
 *
 * @param name lowerCamelCase with the unit as suffix, {@code radiusMm}
 * @param type what it holds
 * @param defaultValue a Double, Long, Boolean or String as the type asks
 * @param minimum smallest allowed number; ignored for others
 * @param maximum largest allowed number; ignored for others
 * @param choices allowed words of a CHOICE; empty for others
 * @param help one sentence, with the source of the default
 */
public record Parameter(
        String name, Type type, Object defaultValue, double minimum, double maximum, List<String> choices, String help) {

    /** What a parameter holds. */
    public enum Type {
        /** A Double. */
        REAL,
        /** A Long. */
        INTEGER,
        /** A Boolean. */
        FLAG,
        /** A String out of the choices. */
        CHOICE,
        /** Any String. */
        TEXT
    }

    /** Checks that the default is allowed. */
    public Parameter {
        Objects.requireNonNull(name, "name");
        choices = List.copyOf(choices);
    }

    /** @return a real number between minimum and maximum */
    public static Parameter real(String name, double defaultValue, double minimum, double maximum, String help) {
        return new Parameter(name, Type.REAL, defaultValue, minimum, maximum, List.of(), help);
    }

    /** @return a whole number between minimum and maximum */
    public static Parameter integer(String name, long defaultValue, long minimum, long maximum, String help) {
        return new Parameter(name, Type.INTEGER, defaultValue, minimum, maximum, List.of(), help);
    }

    /** @return a yes or no */
    public static Parameter flag(String name, boolean defaultValue, String help) {
        return new Parameter(name, Type.FLAG, defaultValue, 0, 0, List.of(), help);
    }

    /** @return one word out of several */
    public static Parameter choice(String name, String defaultValue, List<String> choices, String help) {
        return new Parameter(name, Type.CHOICE, defaultValue, 0, 0, choices, help);
    }

    /** @return any text */
    public static Parameter text(String name, String defaultValue, String help) {
        return new Parameter(name, Type.TEXT, defaultValue, 0, 0, List.of(), help);
    }

    /**
     * Turns a value of a form, a command line or a file into this parameter's type.
     *
     * @param value a number, a boolean or a text
     * @return the typed value
     * @throws RefusedException with the allowed values when it is not allowed
     */
    public Object parse(Object value) {
        try {
            Object typed = switch (type) {
                case REAL -> value instanceof Number n ? (Object) n.doubleValue() : (Object) Double.valueOf(value.toString());
                case INTEGER -> value instanceof Number n && n.doubleValue() == n.longValue()
                        ? (Object) n.longValue() : (Object) Long.valueOf(value.toString());
                case FLAG -> parseFlag(value.toString());
                case CHOICE, TEXT -> value.toString();
            };
            boolean allowed = switch (type) {
                case REAL, INTEGER -> ((Number) typed).doubleValue() >= minimum && ((Number) typed).doubleValue() <= maximum;
                case CHOICE -> choices.contains(typed);
                case FLAG, TEXT -> true;
            };
            if (allowed) {
                return typed;
            }
        } catch (IllegalArgumentException e) {
            throw refused(value, e);
        }
        throw refused(value, null);
    }

    private static Object parseFlag(String word) {
        if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        throw new IllegalArgumentException(word);
    }

    private RefusedException refused(Object value, Exception cause) {
        String allowed = switch (type) {
            case REAL, INTEGER -> "a number from " + minimum + " to " + maximum;
            case FLAG -> "true or false";
            case CHOICE -> "one of " + choices;
            case TEXT -> "a text";
        };
        RefusedException refusal = new RefusedException(
                Finding.error("LS-PARAM-001", name + " = " + value + " is not allowed.", "Give " + allowed + "."));
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
