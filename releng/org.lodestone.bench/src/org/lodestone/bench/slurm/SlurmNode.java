package org.lodestone.bench.slurm;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A Slurm of one node with two cores, for the bench and for tests: on the loopback interface, in a folder of its own; gone when closed.
 * Needs root, as slurmd does. Knows nothing of the product: the tests compile it among their own.
 */
public final class SlurmNode implements AutoCloseable {

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();

    private SlurmNode(Path folder) {
        this.folder = folder;
    }

    /** @return whether the programs are there and may be started */
    public static boolean possible() {
        return "root".equals(System.getProperty("user.name")) && List.of("/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd")
                .stream().allMatch(program -> Files.isExecutable(Path.of(program)));
    }

    /** @return a node that takes jobs; its folder can be read by everyone */
    public static SlurmNode start(Path folder) throws IOException, InterruptedException {
        SlurmNode node = new SlurmNode(folder);
        try {
            node.begin();
            return node;
        } catch (IOException | InterruptedException | IllegalStateException e) {
            node.close();
            throw e;
        }
    }

    private void begin() throws IOException, InterruptedException {
        for (String name : List.of("state", "spool", "log")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path key = folder.resolve("munge.key");
        byte[] secret = new byte[128];
        new SecureRandom().nextBytes(secret);
        Files.write(key, secret);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip().split("\\.")[0];
        Path socket = folder.resolve("munge.socket");
        Files.writeString(configuration(), String.join("\n", "ClusterName=bench", "SlurmctldHost=" + host + "(127.0.0.1)",
                "SlurmctldPort=" + port(), "SlurmdPort=" + port(), "SlurmUser=root", "AuthType=auth/munge", "AuthInfo=socket=" + socket,
                "CryptoType=crypto/munge", "StateSaveLocation=" + folder.resolve("state"), "SlurmdSpoolDir=" + folder.resolve("spool"),
                "SlurmctldPidFile=" + folder.resolve("slurmctld.pid"), "SlurmdPidFile=" + folder.resolve("slurmd.pid"),
                "SlurmctldLogFile=" + folder.resolve("log/slurmctld.txt"), "SlurmdLogFile=" + folder.resolve("log/slurmd.txt"),
                "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/affinity", "SelectType=select/cons_tres", "SelectTypeParameters=CR_CPU_Memory",
                "JobAcctGatherType=jobacct_gather/none", "MpiDefault=none", "ReturnToService=2",
                "SchedulerParameters=sched_interval=2,batch_sched_delay=0", "KillWait=1", "MinJobAge=300",
                "NodeName=" + host + " NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN",
                "PartitionName=all Nodes=ALL Default=YES State=UP", ""));
        daemon("/usr/sbin/munged", "--foreground", "--force", "--key-file=" + key, "--socket=" + socket, "--pid-file=" + folder.resolve("munge.pid"),
                "--log-file=" + folder.resolve("log/munge.txt"), "--seed-file=" + folder.resolve("munge.seed"), "--num-threads=2");
        until("the key service", () -> Files.exists(socket));
        daemon("/usr/sbin/slurmctld", "-D", "-f", configuration().toString());
        daemon("/usr/sbin/slurmd", "-D", "-f", configuration().toString());
        until("the node", () -> said("sinfo", "-h", "-o", "%t").startsWith("idle"));
    }

    /** @return what {@code SLURM_CONF} has to name */
    public Path configuration() {
        return folder.resolve("slurm.conf");
    }

    /** @return what a command of Slurm prints */
    public String said(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SLURM_CONF", configuration().toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }

    /** Takes the node away in the middle of its work and brings it back. */
    public void killTheNode() throws IOException, InterruptedException {
        Process node = daemons.removeLast();
        node.descendants().forEach(ProcessHandle::destroyForcibly);
        node.destroyForcibly().waitFor();
        daemon("/usr/sbin/slurmd", "-D", "-f", configuration().toString());
    }

    private void daemon(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log/" + Path.of(command[0]).getFileName() + ".out").toFile());
        builder.environment().put("SLURM_CONF", configuration().toString());
        // What jobs find their Java by.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        daemons.add(builder.start());
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Something that is waited for. */
    @FunctionalInterface
    public interface Condition {
        /** @return whether it has come about */
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits until something has come about, five minutes at most. */
    public static void until(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + 300_000_000_000L;
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " did not come about within five minutes");
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        for (Process daemon : daemons.reversed()) {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
    }
}
