package org.lodestone.cli.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Sha256;
import org.lodestone.study.derivative.DerivativeFolder;

/**
 * A job array for Slurm: a task runs one or several participants after one another, then one job sums up the group. Every participant is the
 * same verb with {@code --resume}, so tasks that are sent again, by a person or by the scheduler after a node was lost, do no finished work
 * again; one that ends badly does not keep the next from its turn.
 *
 * @param launcher start script of the product, the same path on all nodes
 * @param dataset folder of the BIDS dataset, the same path on all nodes
 * @param output folder of the results, the same path on all nodes
 * @param labels participants without {@code sub-}
 * @param options what else the verb was given
 * @param request what is asked of the scheduler
 */
public record SlurmArray(Path launcher, Path dataset, Path output, List<String> labels, List<String> options, Request request) {

    /** Copies the lists. */
    public SlurmArray {
        labels = List.copyOf(labels);
        options = List.copyOf(options);
    }

    /**
     * What is asked of the scheduler.
     *
     * @param cpus a task
     * @param memoryMb a task
     * @param perTask participants a task, at least 1
     * @param more further options of sbatch, {@code --partition=clinic} for instance
     */
    public record Request(int cpus, int memoryMb, int perTask, List<String> more) {

        /** Copies the list. */
        public Request {
            more = List.copyOf(more);
        }
    }

    /**
     * The two scripts as they were written.
     *
     * @param participants the job array
     * @param group the job behind it
     */
    public record Scripts(Path participants, Path group) {
    }

    /**
     * Writes the scripts into {@code OUT/logs/slurm}; the same request writes the same files.
     *
     * @return where they are
     * @throws RefusedException when they cannot be written
     */
    public Scripts write() {
        Path logs = output.resolve("logs");
        Path folder = logs.resolve("slurm");
        try {
            Files.createDirectories(folder);
            String name = Sha256.of((dataset + "\n" + labels + "\n" + options + "\n" + request).getBytes(StandardCharsets.UTF_8)).substring(0, 12);
            Path list = folder.resolve("participants-" + name + ".txt");
            Files.writeString(list, String.join("\n", labels) + "\n");
            Path array = folder.resolve("participants-" + name + ".sh");
            Files.writeString(array, arrayScript(logs, list));
            Path group = folder.resolve("group-" + name + ".sh");
            Files.writeString(group, groupScript(logs));
            return new Scripts(array, group);
        } catch (IOException e) {
            throw DerivativeFolder.unwritable(output, e);
        }
    }

    private String head(String name, Path logs, String pattern) {
        StringBuilder text = new StringBuilder("#!/bin/bash\n# Written by Lodestone. Research use; not a certified medical device.\n");
        text.append("#SBATCH --job-name=").append(name).append("\n#SBATCH --cpus-per-task=").append(request.cpus())
                .append("\n#SBATCH --mem=").append(request.memoryMb()).append("M\n#SBATCH --requeue\n#SBATCH --output=")
                .append(logs.resolve("slurm").resolve(pattern)).append('\n');
        request.more().forEach(option -> text.append("#SBATCH ").append(option).append('\n'));
        return text.toString();
    }

    private String arrayScript(Path logs, Path list) {
        int each = request.perTask();
        return head("lodestone", logs, "%A_%a.txt") + "#SBATCH --array=0-" + ((labels.size() - 1) / each) + "\n"
                + "trap 'exit 143' TERM\nstatus=0\n"
                + "for label in $(sed -n \"$((SLURM_ARRAY_TASK_ID * " + each + " + 1)),$(((SLURM_ARRAY_TASK_ID + 1) * " + each + "))p\" "
                + quoted(list.toString()) + "); do\n    "
                + quoted(launcher.toString()) + " run " + quoted(dataset.toString()) + " " + quoted(output.toString())
                + " participant --resume --threads \"${SLURM_CPUS_PER_TASK:-1}\"" + words(options)
                + " --participant-label \"$label\" > " + quoted(logs.toString()) + "/\"sub-$label.txt\" 2>&1 || status=$?\n"
                + "done\nexit $status\n";
    }

    private String groupScript(Path logs) {
        return head("lodestone-group", logs, "group-%j.txt")
                + "exec " + quoted(launcher.toString()) + " run " + quoted(dataset.toString()) + " " + quoted(output.toString())
                + " group > " + quoted(logs.resolve("group.txt").toString()) + " 2>&1\n";
    }

    private static String words(List<String> options) {
        StringBuilder text = new StringBuilder();
        options.forEach(option -> text.append(' ').append(quoted(option)));
        return text.toString();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /**
     * Hands the scripts to the scheduler.
     *
     * @param scripts as written
     * @param wait whether to come back only when the group's job has ended
     * @return number of the job array
     * @throws RefusedException when there is no Slurm, or it refuses
     */
    public String submit(Scripts scripts, boolean wait) {
        String array = number(Slurm.said("sbatch", "--parsable", scripts.participants().toString()));
        // afterany: a participant that was refused must not keep the others from the group's report.
        String group = number(Slurm.said("sbatch", "--parsable", "--dependency=afterany:" + array, scripts.group().toString()));
        if (wait) {
            Slurm.await(group);
        }
        return array;
    }

    private static String number(Slurm.Answer answer) {
        return answer.text().lines().filter(line -> answer.exit() == 0 && line.matches("[0-9]+(;.*)?")).findFirst().map(line -> line.split(";")[0])
                .orElseThrow(() -> new RefusedException(Finding.error("LS-SLURM-002", "Slurm refused the job: " + answer.text() + ".",
                        "Check --cpus, --memory-mb and --slurm-option against what the cluster offers.")));
    }
}
