package org.lodestone.study.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.study.JsonFile;

/** A Java process that imports one case after the other into a store until it is killed. */
final class ImportingProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private ImportingProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * @param kit what the process starts from
     * @param store folder of the store
     * @param mode {@code hold}: one import, then waits; {@code loop}: goes on importing
     */
    static ImportingProcess start(ProcessKit kit, Path store, String mode) throws IOException {
        return new ImportingProcess(new ProcessBuilder(kit.command(ImportingProcess.class, store.toString(), mode))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    /** @return once the process printed that line */
    void awaitLine(String line) throws IOException {
        for (String read = out.readLine(); !line.equals(read); read = out.readLine()) {
            if (read == null) {
                throw new IOException("the process ended early");
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /** Kills it as the system kills: no hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        out.close();
    }

    /** @param arguments folder of the store and mode */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (CaseStore store = CaseStore.openOrCreate(Path.of(arguments[0]), "child")) {
            int number = store.cases().size();
            if (!arguments[1].equals("loop")) {
                bring(store, number);
            }
            System.out.println("ready");
            while (arguments[1].equals("loop")) {
                bring(store, number++);
                System.out.println("imported");
            }
            if (arguments[1].equals("hold")) {
                Thread.sleep(60_000);
            }
        }
    }

    private static void bring(CaseStore store, int number) throws IOException {
        String prefix = "sub-" + number + "/func/sub-" + number + "_task-rest_bold";
        try (StoreTransaction transaction = store.begin()) {
            Files.write(transaction.file(prefix + ".nii"), new byte[4096]);
            Files.writeString(transaction.file(prefix + ".json"), "{\"RepetitionTime\": 2}");
            Files.writeString(transaction.replacement("participants.tsv"), "participant_id\nsub-" + number + "\n");
            transaction.commit("import", "sub-" + number, JsonFile.object());
        }
    }
}
