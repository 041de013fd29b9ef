package org.lodestone.dicom.internal.convert;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;

/**
 * The converter dcm2niix (Li X et al., J Neurosci Methods 2016) as a program of this machine.
 *
 * @param program the executable
 * @param version {@code v1.0.20220720} for instance
 */
record Dcm2niix(Path program, String version) {

    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+\\.\\d{8}");

    /**
     * Looks for the program: the given path, the system property {@code lodestone.dcm2niix}, the environment variable
     * LODESTONE_DCM2NIIX, the search path.
     *
     * @param given path out of the preferences, or empty
     * @throws RefusedException LS-DICOM-010 when there is none or it does not run
     */
    static Dcm2niix find(String given, Path scratch, Progress progress) {
        Path program = candidates(given).orElseThrow(() -> missing("dcm2niix was not found."));
        Path log = scratch.resolve("version.txt");
        run(List.of(program.toString(), "--version"), log, 60, progress);
        Matcher matcher = VERSION.matcher(read(log));
        if (!matcher.find()) {
            throw missing(program + " does not answer as dcm2niix does.");
        }
        return new Dcm2niix(program, matcher.group());
    }

    private static Optional<Path> candidates(String given) {
        Map<String, String> environment = System.getenv();
        for (String explicit : new String[] {given, System.getProperty("lodestone.dcm2niix", ""),
            environment.getOrDefault("LODESTONE_DCM2NIIX", "")}) {
            if (!explicit.isBlank()) {
                return Optional.of(Path.of(explicit)).filter(Files::isExecutable);
            }
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : new String[] {"dcm2niix", "dcm2niix.exe"}) {
                try {
                    Path candidate = Path.of(folder).resolve(name);
                    if (!folder.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                        return Optional.of(candidate);
                    }
                } catch (InvalidPathException e) {
                    // An entry of the search path that is no path holds no program.
                    continue;
                }
            }
        }
        return Optional.empty();
    }

    private static RefusedException missing(String what) {
        return new RefusedException(Finding.error("LS-DICOM-010", what,
                "Install dcm2niix (Debian and Ubuntu: package dcm2niix; else github.com/rordenlab/dcm2niix) or give its path in the "
                        + "preferences."));
    }

    /**
     * Runs a command to its end.
     *
     * @param log receives what it prints
     * @param timeoutSeconds after that it is stopped
     * @return its exit code
     * @throws RefusedException when it cannot be started or takes too long
     */
    static int run(List<String> command, Path log, long timeoutSeconds, Progress progress) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"))).start();
            try {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
                while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    progress.check();
                    if (System.nanoTime() > end) {
                        throw new RefusedException(Finding.error("LS-DICOM-012",
                                command.getFirst() + " took longer than " + timeoutSeconds + " s and was stopped.",
                                "Check whether the disk is slow, or allow more time."));
                    }
                }
                return process.exitValue();
            } finally {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            RefusedException refusal = missing(command.getFirst() + " does not start: " + e.getMessage() + ".");
            refusal.initCause(e);
            throw refusal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    /** @return what the program printed */
    static String read(Path log) {
        try {
            return new String(Files.readAllBytes(log), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
