package org.lodestone.navigation.headless;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.wire.LinkOpener;
import org.lodestone.device.wire.WireSimulator;

/**
 * The drivers and wire simulators at hand.
 *
 * @param drivers in no particular order
 * @param simulators in no particular order
 * @param openers transports beside TCP
 */
public record InstalledDevices(List<DeviceDriver> drivers, List<WireSimulator> simulators, List<LinkOpener> openers) {

    /** Copies the lists. */
    public InstalledDevices {
        drivers = List.copyOf(drivers);
        simulators = List.copyOf(simulators);
        openers = List.copyOf(openers);
    }

    /** @return those named in {@code META-INF/services} on the class path of {@code loader} */
    public static InstalledDevices fromClassPath(ClassLoader loader) {
        List<DeviceDriver> drivers = new ArrayList<>();
        ServiceLoader.load(DeviceDriver.class, loader).forEach(drivers::add);
        List<WireSimulator> simulators = new ArrayList<>();
        ServiceLoader.load(WireSimulator.class, loader).forEach(simulators::add);
        List<LinkOpener> openers = new ArrayList<>();
        ServiceLoader.load(LinkOpener.class, loader).forEach(openers::add);
        return new InstalledDevices(drivers, simulators, openers);
    }

    /** Where services of a framework are looked up. */
    public interface Lookup {

        /** @return the services of that type at hand now */
        <T> List<T> services(Class<T> type);
    }

    /** @return those that a framework has */
    public static InstalledDevices from(Lookup lookup) {
        return new InstalledDevices(lookup.services(DeviceDriver.class), lookup.services(WireSimulator.class), lookup.services(LinkOpener.class));
    }

    /**
     * Finds the driver of an address by its scheme.
     *
     * @param address {@code openigtlink://127.0.0.1:18944}, {@code replay:FILE}
     * @return that driver
     * @throws RefusedException naming the schemes at hand when there is none
     */
    public DeviceDriver driver(URI address) {
        return drivers.stream().filter(d -> address.getScheme() != null && d.info().schemes().contains(address.getScheme())).findFirst()
                .orElseThrow(() -> new RefusedException(Finding.error("LS-DEVICE-001", "No driver opens " + address + ".",
                        "Use an address that begins with one of "
                        + drivers.stream().flatMap(d -> d.info().schemes().stream()).sorted().toList() + ".")));
    }

    /**
     * A device as an address names it.
     *
     * @param address as above
     * @param settings those that differ from the driver's defaults
     * @return its configuration
     * @throws RefusedException for an unknown scheme or setting
     */
    public DeviceConfig config(URI address, Map<String, String> settings) {
        DeviceDriver driver = driver(address);
        return new DeviceConfig("tracker", address.toString(), driver.info().id(), address,
                Parameters.of(driver.parameters(), settings), Duration.ofSeconds(5));
    }

    /**
     * Plays a device on a port of this machine.
     *
     * @param device what {@link WireSimulator#device()} says
     * @param port where; 0 for any free one
     * @param faults steps of a {@link org.lodestone.device.wire.FaultScript}, blank for none
     * @param seed of all that is random
     * @return the running simulator
     * @throws RefusedException for an unknown device, a fault that makes no sense, or a port that is taken
     */
    public WireSimulator.Running simulate(String device, int port, String faults, long seed) {
        WireSimulator simulator = simulators.stream().filter(s -> s.device().equals(device)).findFirst()
                .orElseThrow(() -> new RefusedException(Finding.error("LS-DEVICE-002", "No simulator plays " + device + ".",
                        "Use one of " + simulators.stream().map(WireSimulator::device).sorted().toList() + ".")));
        try {
            return simulator.start(port, org.lodestone.device.wire.FaultScript.parse(faults), seed);
        } catch (IllegalArgumentException e) {
            throw refusal("LS-DEVICE-003", e.getMessage(), "Write faults as '2 drop 0.5; 6 hide coil 2; 8 unplug'.", e);
        } catch (java.io.IOException e) {
            throw refusal("LS-DEVICE-004", "Port " + port + " cannot be used: " + e.getMessage(), "Give another port, or 0 for any.", e);
        }
    }

    static RefusedException refusal(String code, String message, String remedy, Exception cause) {
        RefusedException refusal = new RefusedException(Finding.error(code, message, remedy));
        refusal.initCause(cause);
        return refusal;
    }
}
