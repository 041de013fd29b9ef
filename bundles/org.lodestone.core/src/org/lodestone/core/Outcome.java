package org.lodestone.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an operation that may meet expected trouble comes back with: a value, or a refusal with reasons. Faults of the program are
 * exceptions instead.
 *
 * @param <T> the value
 */
public sealed interface Outcome<T> {

    /** @return remarks in the order in which they arose */
    List<Finding> findings();

    /**
     * The operation has a result.
     *
     * @param value the result
     * @param findings remarks and warnings about it
     */
    record Done<T>(T value, List<Finding> findings) implements Outcome<T> {
        /** Copies the findings. */
        public Done {
            java.util.Objects.requireNonNull(value, "value");
            findings = List.copyOf(findings);
        }
    }

    /**
     * The operation has no result.
     *
     * @param findings why; at least one of them is an error
     */
    record Refused<T>(List<Finding> findings) implements Outcome<T> {
        /** Copies the findings and checks that one is an error. */
        public Refused {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(f -> f.severity() == Severity.ERROR)) {
                throw new IllegalArgumentException("a refusal needs an error: " + findings);
            }
        }
    }

    /** @return a result without remarks */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value, List.of());
    }

    /** @return a result with remarks */
    static <T> Outcome<T> done(T value, List<Finding> findings) {
        return new Done<>(value, findings);
    }

    /** @return a refusal for one reason */
    static <T> Outcome<T> refused(Finding error) {
        return new Refused<>(List.of(error));
    }

    /** @return a refusal for several reasons */
    static <T> Outcome<T> refused(List<Finding> findings) {
        return new Refused<>(findings);
    }

    /** @return true when there is a value */
    default boolean isDone() {
        return this instanceof Done;
    }

    /**
     * @return the value
     * @throws RefusedException with the findings when there is none
     */
    default T orThrow() {
        return switch (this) {
            case Done<T>(T value, List<Finding> _) -> value;
            case Refused<T>(List<Finding> reasons) -> throw new RefusedException(reasons);
        };
    }

    /**
     * Goes on with the value when there is one; findings of both steps are kept.
     *
     * @param next the following step
     * @return the outcome of the following step, or this refusal
     */
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Refused<T>(List<Finding> reasons) -> new Refused<>(reasons);
            case Done<T>(T value, List<Finding> before) -> {
                Outcome<U> after = next.apply(value);
                List<Finding> all = new ArrayList<>(before);
                all.addAll(after.findings());
                yield after instanceof Done<U>(U result, List<Finding> _) ? new Done<>(result, all) : new Refused<>(all);
            }
        };
    }
}
