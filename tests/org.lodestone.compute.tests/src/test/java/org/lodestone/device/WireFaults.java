package org.lodestone.device;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.lodestone.core.Parameters;
import org.lodestone.device.igtl.internal.IgtlSimulator;
import org.lodestone.device.igtl.internal.IgtlTrackerDriver;
import org.lodestone.device.magstim.internal.MagstimDriver;
import org.lodestone.device.magstim.internal.MagstimSimulator;
import org.lodestone.device.magventure.internal.MagVentureDriver;
import org.lodestone.device.magventure.internal.MagVentureSimulator;
import org.lodestone.device.ndi.internal.NdiSimulator;
import org.lodestone.device.ndi.internal.NdiTrackerDriver;
import org.lodestone.device.polhemus.internal.PolhemusDriver;
import org.lodestone.device.polhemus.internal.PolhemusSimulator;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;

/**
 * Random faults between every driver and its simulator, over TCP: a pulled cable, half a packet, garbage, flipped bits, a stall of up to
 * five seconds, a host's clock that jumps. Each connection has a seed of its own.
 */
public final class WireFaults {

    /** The scheme a driver is called by, the driver, who plays its device, and how often it reads until it is open. */
    record Rig(String name, DeviceDriver driver, WireSimulator simulator, int openingReads) {
    }

    /** All drivers that talk over a wire. */
    static final List<Rig> RIGS = List.of(
            new Rig("openigtlink", new IgtlTrackerDriver(), new IgtlSimulator(), 8),
            new Rig("ndi-tcp", new NdiTrackerDriver(), new NdiSimulator(), 400),
            new Rig("polhemus-tcp", new PolhemusDriver(), new PolhemusSimulator(), 12),
            new Rig("magstim-tcp", new MagstimDriver(), new MagstimSimulator(), 12),
            new Rig("magventure-tcp", new MagVentureDriver(), new MagVentureSimulator(), 12));

    private static final int AT_ONCE = 48;

    /** What became of the faults: how many were made, how many connections and pulses there were, and every fault of the product by seed. */
    record Result(int faults, int connections, int measurements, int pulses, List<String> trouble) {
    }

    private WireFaults() {
    }

    /** Makes at least {@code faults} faults on the wire of one driver. */
    static Result run(Rig rig, int faults, long seed) throws InterruptedException {
        AtomicInteger made = new AtomicInteger(), connections = new AtomicInteger(), measurements = new AtomicInteger(), pulses = new AtomicInteger();
        Queue<String> trouble = new ConcurrentLinkedQueue<>();
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(AT_ONCE, faults));
        for (int w = 0; w < Math.min(AT_ONCE, faults); w++) {
            workers.execute(() -> {
                while (made.get() < faults && trouble.isEmpty()) {
                    long own = seed + connections.incrementAndGet();
                    FaultyWireHost host = new FaultyWireHost(new SplittableRandom(own), rig.openingReads());
                    String said = connection(rig, host, own, pulses);
                    made.addAndGet(host.faults());
                    measurements.addAndGet(host.measurements());
                    if (!said.isEmpty()) {
                        trouble.add(rig.name() + ", seed " + own + ": " + said);
                    }
                }
            });
        }
        workers.shutdown();
        if (!workers.awaitTermination(10, TimeUnit.MINUTES)) {
            trouble.add(rig.name() + ": a connection hangs");
            workers.shutdownNow();
        }
        return new Result(made.get(), connections.get(), measurements.get(), pulses.get(), List.copyOf(trouble));
    }

    /** @return what went wrong that must not; empty when nothing did */
    private static String connection(Rig rig, FaultyWireHost host, long seed, AtomicInteger pulses) {
        long start = System.nanoTime();
        try (WireSimulator.Running simulator = rig.simulator().start(0, FaultScript.NONE, seed)) {
            DeviceConfig config = new DeviceConfig("under-test", "test", rig.driver().info().id(),
                    URI.create(rig.name() + "://127.0.0.1:" + simulator.port()), Parameters.of(rig.driver().parameters(), Map.of()), Duration.ofSeconds(2));
            try (Device device = rig.driver().open(config, host)) {
                if (device instanceof Tracker tracker) {
                    tracker.start();
                    host.untilLost(4000);
                } else if (device instanceof Stimulator stimulator) {
                    pulses.addAndGet(treat(stimulator, host, new SplittableRandom(seed ^ 0x55)));
                }
            }
        } catch (DeviceException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                return "a refusal without words: " + e;
            }
        } catch (Exception | AssertionError e) {
            return e.toString();
        }
        long took = (System.nanoTime() - start) / 1_000_000_000;
        return host.trouble().isEmpty() ? host.running() > 0 ? "a thread was left behind" : took > 30 ? "took " + took + " s" : "" : host.trouble();
    }

    /** An operator who sets, arms and fires while leave comes and goes, until the connection is lost. */
    private static int treat(Stimulator stimulator, FaultyWireHost host, SplittableRandom random) {
        for (int step = 0; step < 60 && !host.isLost(); step++) {
            host.leave(random.nextInt(3) > 0);
            try {
                switch (random.nextInt(5)) {
                    case 0 -> stimulator.setIntensity(random.nextInt(101), host);
                    case 1 -> stimulator.arm(host);
                    case 2 -> stimulator.disarm();
                    default -> stimulator.pulse(host);
                }
            } catch (DeviceException e) {
                host.refused(e);
            }
        }
        return host.fired();
    }

    /**
     * {@code --faults N} (10,000 in all by default) and {@code --seed S}. Prints what was made; exit code 1 with the seed of every fault of
     * the product.
     */
    public static void main(String[] arguments) throws InterruptedException {
        int faults = 10_000;
        long seed = 1;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--faults" -> faults = Integer.parseInt(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                default -> throw new IllegalArgumentException(arguments[i]);
            }
        }
        // Every command of a stimulator is logged; here there are tens of thousands.
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
        boolean sound = true;
        for (Rig rig : RIGS) {
            Result result = run(rig, faults / RIGS.size(), seed);
            System.out.println(rig.name() + ": " + result.faults() + " faults on " + result.connections() + " connections, " + result.measurements()
                    + " measurements and " + result.pulses() + " pulses between them, " + result.trouble().size() + " troubles");
            result.trouble().forEach(System.out::println);
            sound &= result.trouble().isEmpty();
        }
        System.exit(sound ? 0 : 1);
    }
}
