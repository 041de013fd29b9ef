package org.lodestone.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of one run of a method: every declared parameter has a checked value. Stored in provenance as it is.
 *
 * @param values by parameter name, sorted; Double, Long, Boolean or String
 */
public record Parameters(Map<String, Object> values) {

    /** No parameters. */
    public static final Parameters NONE = new Parameters(Map.of());

    /** Copies the values. */
    public Parameters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** @return the defaults of a declaration */
    public static Parameters defaults(List<Parameter> declared) {
        return of(declared, Map.of());
    }

    /**
     * Fills a declaration.
     *
     * @param declared what the method takes
     * @param chosen values that differ from the defaults
     * @return checked values
     * @throws RefusedException for a value that is not allowed or a name that is not declared
     */
    public static Parameters of(List<Parameter> declared, Map<String, ?> chosen) {
        Map<String, Object> values = new TreeMap<>();
        for (Parameter parameter : declared) {
            Object value = chosen.containsKey(parameter.name()) ? chosen.get(parameter.name()) : parameter.defaultValue();
            values.put(parameter.name(), parameter.parse(value));
        }
        for (String name : chosen.keySet()) {
            if (!values.containsKey(name)) {
                throw new RefusedException(Finding.error("LS-PARAM-002", "There is no parameter " + name + ".",
                        "Use one of " + declared.stream().map(Parameter::name).collect(Collectors.joining(", ")) + "."));
            }
        }
        return new Parameters(values);
    }

    /** @return the real or whole number {@code name} */
    public double real(String name) {
        return ((Number) value(name)).doubleValue();
    }

    /** @return the whole number {@code name} */
    public int integer(String name) {
        return Math.toIntExact((Long) value(name));
    }

    /** @return the yes or no {@code name} */
    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    /** @return the word or text {@code name} */
    public String text(String name) {
        return (String) value(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("undeclared parameter " + name);
        }
        return value;
    }
}
