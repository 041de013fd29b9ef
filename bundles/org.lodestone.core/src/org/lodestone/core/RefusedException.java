package org.lodestone.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Carries a refusal through code that has no {@link Outcome} to return, up to the face (command line, job) that shows it. Not a fault of
 * the program.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings why; at least one error */
    public RefusedException(List<Finding> findings) {
        super(findings.stream().filter(f -> f.severity() == Severity.ERROR).map(Finding::toLine).collect(Collectors.joining("; ")));
        this.findings = List.copyOf(findings);
    }

    /** @param finding the error */
    public RefusedException(Finding finding) {
        this(List.of(finding));
    }

    /** @return why */
    public List<Finding> findings() {
        return findings;
    }
}
