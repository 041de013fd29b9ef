package org.lodestone.cli.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/** Slurm's own programs. */
final class Slurm {

    private static final long LOOK_MS = 3000;
    /** Ten minutes without an answer: a controller that is restarted is back by then. */
    private static final int MOST_SILENT = 200;

    /**
     * What a program said.
     *
     * @param exit its exit code
     * @param text both channels, without white space at the ends
     */
    record Answer(int exit, String text) {
    }

    private Slurm() {
    }

    /** Runs a program to its end. Refused with LS-SLURM-001 when there is none of that name. */
    static Answer said(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-SLURM-001", "There is no Slurm here: " + e.getMessage() + ".",
                    "Run this on a login node of the cluster, or leave --on out to run on this machine."));
            refusal.initCause(e);
            throw refusal;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Comes back when a job has left the queue. {@code sbatch --wait} would look every half minute only.
     *
     * @param job its number
     */
    static void await(String job) {
        int silent = 0;
        while (silent < MOST_SILENT) {
            Answer queue = said("squeue", "--noheader", "--jobs=" + job, "--format=%T");
            boolean queued = queue.text().lines().anyMatch(line -> line.strip().matches("[A-Z_]+"));
            if (queue.exit() == 0 && !queued || queue.text().contains("Invalid job id")) {
                return;
            }
            silent = queue.exit() == 0 ? 0 : silent + 1;
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                throw interrupted();
            }
        }
        throw new RefusedException(Finding.error("LS-SLURM-005", "Slurm does not answer any more; job " + job + " was submitted and may go on.",
                "Look with squeue; the results are in the output folder when it is through."));
    }

    private static CancelledException interrupted() {
        Thread.currentThread().interrupt();
        return new CancelledException();
    }
}
