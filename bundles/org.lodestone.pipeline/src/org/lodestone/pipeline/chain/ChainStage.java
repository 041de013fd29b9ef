package org.lodestone.pipeline.chain;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One stage of a chain.
 *
 * @param step what is done
 * @param method id of the method that does it, or its last part; empty for the installed default
 * @param enabled whether it is done at all
 * @param parameters values that differ from the method's defaults, by name: numbers, booleans or texts
 * @param sources where each number comes from, by name of the parameter
 */
public record ChainStage(
        ChainStep step, String method, boolean enabled, Map<String, Object> parameters, Map<String, String> sources) {

    /** Copies the maps. */
    public ChainStage {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(method, "method");
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /** @return an enabled stage of a method with its defaults */
    public static ChainStage of(ChainStep step, String method) {
        return new ChainStage(step, method, true, Map.of(), Map.of());
    }

    /** @return this with one more parameter */
    public ChainStage with(String parameter, Object value, String source) {
        Map<String, Object> values = new TreeMap<>(parameters);
        values.put(parameter, value);
        Map<String, String> reasons = new TreeMap<>(sources);
        reasons.put(parameter, source);
        return new ChainStage(step, method, enabled, values, reasons);
    }
}
