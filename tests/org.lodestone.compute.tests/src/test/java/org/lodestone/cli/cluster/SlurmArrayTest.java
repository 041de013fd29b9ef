package org.lodestone.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmArrayTest {

    @TempDir
    private Path folder;

    @Test
    void aTaskRunsTheVerbOnItsParticipantWhateverThePathsContain() throws Exception {
        Path launcher = folder.resolve("it's here/lodestone");
        Files.createDirectories(launcher.getParent());
        Files.writeString(launcher, "#!/bin/bash\nprintf '%s|' \"$@\"\n");
        assertTrue(launcher.toFile().setExecutable(true));
        Path output = folder.resolve("out dir");
        SlurmArray.Scripts scripts = new SlurmArray(launcher, folder.resolve("bids $HOME"), output, List.of("01", "02b"), List.of("--methods", "a,b"),
                new SlurmArray.Request(2, 3000, 1, List.of("--partition=clinic"))).write();

        ProcessBuilder task = new ProcessBuilder("bash", scripts.participants().toString());
        task.environment().put("SLURM_ARRAY_TASK_ID", "1");
        task.environment().put("SLURM_CPUS_PER_TASK", "2");
        assertEquals(0, task.start().waitFor());

        assertEquals("run|" + folder.resolve("bids $HOME") + "|" + output + "|participant|--resume|--threads|2|--methods|a,b|--participant-label|02b|",
                Files.readString(output.resolve("logs/sub-02b.txt")));
        String script = Files.readString(scripts.participants());
        assertTrue(script.contains("#SBATCH --array=0-1\n") && script.contains("#SBATCH --mem=3000M\n")
                && script.contains("#SBATCH --partition=clinic\n"), script);
    }

    @Test
    void aTaskOfSeveralRunsThemAfterOneAnotherAndTellsWhenOneFailed() throws Exception {
        Path launcher = folder.resolve("lodestone");
        Files.writeString(launcher, """
                #!/bin/bash
                for label in "$@"; do :; done
                echo "$label" >> "$(dirname "$0")/order.txt"
                [ "$label" != 04 ] || exit 3
                """);
        assertTrue(launcher.toFile().setExecutable(true));
        Path output = folder.resolve("out");
        SlurmArray.Scripts scripts = new SlurmArray(launcher, folder, output, List.of("01", "02", "03", "04", "05"), List.of(),
                new SlurmArray.Request(1, 3000, 3, List.of())).write();

        assertEquals(0, task(scripts, 0));
        assertEquals(List.of("01", "02", "03"), Files.readAllLines(folder.resolve("order.txt")));
        assertEquals(3, task(scripts, 1));
        assertEquals(List.of("01", "02", "03", "04", "05"), Files.readAllLines(folder.resolve("order.txt")));
        assertTrue(Files.readString(scripts.participants()).contains("#SBATCH --array=0-1\n"));
        assertTrue(Files.exists(output.resolve("logs/sub-05.txt")));
    }

    private static int task(SlurmArray.Scripts scripts, int number) throws Exception {
        ProcessBuilder task = new ProcessBuilder("bash", scripts.participants().toString());
        task.environment().put("SLURM_ARRAY_TASK_ID", Integer.toString(number));
        return task.start().waitFor();
    }
}
