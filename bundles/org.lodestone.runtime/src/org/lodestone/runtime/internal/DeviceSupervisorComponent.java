package org.lodestone.runtime.internal;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.wire.LinkOpener;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.DeviceSnapshot;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;

/** Brings drivers and devices together; OSGI-INF/device-supervisor.xml declares it. */
public final class DeviceSupervisorComponent implements DeviceSupervisor {

    private static final long FRESHNESS_MS = 25;

    private final System.Logger log = System.getLogger(DeviceSupervisorComponent.class.getName());
    private final List<KnownDriver> drivers = new CopyOnWriteArrayList<>();
    private final List<LinkOpener> links = new CopyOnWriteArrayList<>();
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final ConcurrentSkipListMap<String, Entry> devices = new ConcurrentSkipListMap<>();
    private final Listeners<List<DeviceSnapshot>> listeners = new Listeners<>(this::snapshots);
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "device-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** A device, and whether a person configured it or its driver brought it and takes it away again. */
    private record Entry(ManagedDevice device, boolean configured) {
    }

    /** Starts the freshness check. Called by the service runtime. */
    public void activate() {
        watchdog.scheduleWithFixedDelay(this::checkFreshness, FRESHNESS_MS, FRESHNESS_MS, TimeUnit.MILLISECONDS);
    }

    /** Closes all devices. Called by the service runtime when this bundle stops. */
    public void deactivate() {
        devices.values().forEach(entry -> entry.device().dispose());
        devices.clear();
        listeners.clear();
        watchdog.shutdownNow();
    }

    /** Called by the service runtime on the thread that registers the driver; one that cannot even say what it is gets no device. */
    public void addDriver(DeviceDriver driver) {
        switch (KnownDriver.ask(driver)) {
            case Outcome.Refused<KnownDriver>(List<Finding> why) -> {
                findings.addAll(why);
                Trouble.log(why);
            }
            case Outcome.Done<KnownDriver>(KnownDriver known, List<Finding> _) -> {
                drivers.add(known);
                for (DeviceConfig atHand : known.atHand()) {
                    devices.computeIfAbsent(atHand.id(), id -> new Entry(managed(atHand), false));
                }
                served(known).forEach(device -> device.offer(driver));
                listeners.changed();
            }
        }
    }

    /**
     * Called by the service runtime on the thread that stops the driver's bundle; returns when no thread is inside the driver any more, or
     * after a bounded time. Removes this driver only: its replacement may have been added before.
     */
    public void removeDriver(DeviceDriver driver) {
        drivers.stream().filter(candidate -> candidate.driver() == driver).findFirst().ifPresent(this::remove);
    }

    private void remove(KnownDriver known) {
        drivers.remove(known);
        served(known).forEach(device -> device.detach(known.driver()));
        for (DeviceConfig atHand : known.atHand()) {
            boolean served = drivers.stream().anyMatch(other -> other.id().equals(atHand.driverId()));
            Entry entry = devices.get(atHand.id());
            if (!served && entry != null && !entry.configured() && devices.remove(atHand.id(), entry)) {
                entry.device().dispose();
            }
        }
        listeners.changed();
    }

    /** Called by the service runtime for each transport beside TCP. */
    public void addLinks(LinkOpener opener) {
        links.add(opener);
    }

    /** Called by the service runtime when a transport leaves; links that it opened go on as long as they can. */
    public void removeLinks(LinkOpener opener) {
        links.remove(opener);
    }

    /** Called by the service runtime for each device found in the configuration. */
    public void addConfigured(ConfiguredDevice configured) {
        configure(configured.config());
    }

    /** Called by the service runtime when a configuration is deleted or changes. */
    public void removeConfigured(ConfiguredDevice configured) {
        forget(configured.config());
    }

    @Override
    public List<DeviceHandle> devices() {
        return devices.values().stream().<DeviceHandle>map(Entry::device).toList();
    }

    @Override
    public Registration configure(DeviceConfig config) {
        Entry fresh = new Entry(managed(config), true);
        Entry before = devices.get(config.id());
        if (before != null && before.configured()) {
            fresh.device().dispose();
            throw new IllegalStateException("two devices are configured as " + config.id());
        }
        devices.put(config.id(), fresh);
        if (before != null) {
            before.device().dispose();
        }
        drivers.stream().filter(known -> known.id().equals(config.driverId())).forEach(known -> fresh.device().offer(known.driver()));
        listeners.changed();
        return () -> forget(config);
    }

    @Override
    public List<DeviceDriver> drivers() {
        return drivers.stream().map(KnownDriver::driver).toList();
    }

    @Override
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public Registration onChange(Consumer<List<DeviceSnapshot>> listener) {
        return listeners.add(listener);
    }

    /** @return how many listeners hear of changes; for tests of leaks */
    int listenerCount() {
        return listeners.size();
    }

    private void forget(DeviceConfig config) {
        Entry entry = devices.get(config.id());
        if (entry != null && entry.configured() && entry.device().config() == config && devices.remove(config.id(), entry)) {
            entry.device().dispose();
            listeners.changed();
        }
    }

    private ManagedDevice managed(DeviceConfig config) {
        return new ManagedDevice(config, watchdog, () -> links, listeners::changed);
    }

    private List<ManagedDevice> served(KnownDriver known) {
        return devices.values().stream().map(Entry::device).filter(device -> device.config().driverId().equals(known.id())).toList();
    }

    private List<DeviceSnapshot> snapshots() {
        return devices.values().stream().map(entry -> entry.device().snapshot())
                .sorted(Comparator.comparing(DeviceSnapshot::id)).toList();
    }

    private void checkFreshness() {
        try {
            long now = System.nanoTime();
            devices.values().forEach(entry -> entry.device().checkFreshness(now));
        } catch (RuntimeException e) {
            // A periodic task that throws would never run again.
            log.log(System.Logger.Level.ERROR, "The freshness check failed", e);
        }
    }
}
