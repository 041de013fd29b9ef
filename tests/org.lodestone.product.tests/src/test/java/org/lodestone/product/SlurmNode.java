package org.lodestone.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Slurm of one node with two cores, on the loopback interface, in a folder of its own; gone when closed. Needs root, as slurmd does. */
final class SlurmNode implements AutoCloseable {

    private final Path folder;
    private final List<Process> daemons = new ArrayList<>();

    private SlurmNode(Path folder) {
        this.folder = folder;
    }

    static SlurmNode start(Path folder) throws Exception {
        for (String program : List.of("/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch")) {
            assumeTrue(Files.isExecutable(Path.of(program)), "Slurm is not installed (slurm-wlm, munge)");
        }
        assumeTrue("root".equals(System.getProperty("user.name")), "starting a Slurm node needs root");
        SlurmNode node = new SlurmNode(folder);
        try {
            node.begin();
            return node;
        } catch (Exception | AssertionError e) {
            node.close();
            throw e;
        }
    }

    private void begin() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path key = folder.resolve("munge.key");
        byte[] secret = new byte[128];
        new SecureRandom().nextBytes(secret);
        Files.write(key, secret);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        for (String name : List.of("state", "spool", "log")) {
            Files.createDirectories(folder.resolve(name));
        }
        String host = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        String socket = folder.resolve("munge.socket").toString();
        Files.writeString(folder.resolve("slurm.conf"), String.join("\n", "ClusterName=test", "SlurmctldHost=" + host + "(127.0.0.1)",
                "SlurmctldPort=" + port(), "SlurmdPort=" + port(), "SlurmUser=root", "AuthType=auth/munge", "AuthInfo=socket=" + socket,
                "CryptoType=crypto/munge", "StateSaveLocation=" + folder.resolve("state"), "SlurmdSpoolDir=" + folder.resolve("spool"),
                "SlurmctldPidFile=" + folder.resolve("slurmctld.pid"), "SlurmdPidFile=" + folder.resolve("slurmd.pid"),
                "SlurmctldLogFile=" + folder.resolve("log/slurmctld.txt"), "SlurmdLogFile=" + folder.resolve("log/slurmd.txt"),
                "ProctrackType=proctrack/linuxproc", "TaskPlugin=task/none", "SelectType=select/cons_tres", "SelectTypeParameters=CR_CPU_Memory",
                "JobAcctGatherType=jobacct_gather/none", "MpiDefault=none", "ReturnToService=2", "SchedulerParameters=sched_interval=2,batch_sched_delay=0",
                "KillWait=1", "MinJobAge=300", "NodeName=" + host + " NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN",
                "PartitionName=all Nodes=ALL Default=YES State=UP", ""));
        daemon("/usr/sbin/munged", "--foreground", "--force", "--key-file=" + key, "--socket=" + socket, "--pid-file=" + folder.resolve("munge.pid"),
                "--log-file=" + folder.resolve("log/munge.txt"), "--seed-file=" + folder.resolve("munge.seed"), "--num-threads=2");
        until(() -> Files.exists(Path.of(socket)));
        daemon("/usr/sbin/slurmctld", "-D", "-f", configuration());
        daemon("/usr/sbin/slurmd", "-D", "-f", configuration());
        until(() -> Product.run(folder, environment(), 20, "sinfo", "-h", "-o", "%t").out().startsWith("idle"));
    }

    private String configuration() {
        return folder.resolve("slurm.conf").toString();
    }

    /** @return what a command needs to find this Slurm */
    Map<String, String> environment() {
        return Map.of("SLURM_CONF", configuration());
    }

    private void daemon(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log/" + Path.of(command[0]).getFileName() + ".out").toFile());
        builder.environment().put("SLURM_CONF", configuration());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        daemons.add(builder.start());
    }

    /** Takes the node away in the middle of its work and brings it back. */
    void killTheNode() throws Exception {
        Process slurmd = daemons.removeLast();
        slurmd.descendants().forEach(ProcessHandle::destroyForcibly);
        slurmd.destroyForcibly().waitFor();
        daemon("/usr/sbin/slurmd", "-D", "-f", configuration());
    }

    private static int port() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        boolean holds = condition.holds();
        while (!holds && System.nanoTime() < end) {
            Thread.sleep(200);
            holds = condition.holds();
        }
        assertEquals(true, holds, "did not come about within a minute");
    }

    @Override
    public void close() {
        for (Process daemon : daemons.reversed()) {
            daemon.descendants().forEach(ProcessHandle::destroyForcibly);
            daemon.destroyForcibly();
        }
    }
}
