package org.lodestone.cli.verb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Parameter;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.navigation.headless.InstalledDevices;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone devices}: which drivers are installed, how their addresses begin, and which devices can be played. */
@Command(name = "devices", mixinStandardHelpOptions = true, description = "Lists the installed drivers with their settings, and the wire simulators.")
public final class DevicesVerb implements Callable<Integer> {

    private final Face face;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** @param face methods and channels */
    public DevicesVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() {
        InstalledDevices devices = face.devices().get();
        ObjectNode all = JsonFile.object();
        ArrayNode drivers = all.putArray("drivers");
        devices.drivers().forEach(driver -> add(drivers.addObject(), driver));
        ArrayNode simulators = all.putArray("simulators");
        for (WireSimulator simulator : devices.simulators()) {
            simulators.addObject().put("device", simulator.device()).put("usualPort", simulator.usualPort());
        }
        if (json) {
            face.print(all);
            return ExitCode.DONE;
        }
        for (DeviceDriver driver : devices.drivers()) {
            face.out().printf("%-22s %-12s %-24s %s%n", driver.info().id(), driver.info().kind().name().toLowerCase(java.util.Locale.ROOT),
                    driver.info().title(), driver.info().schemes().stream().sorted().map(s -> s + ":").toList());
            driver.parameters().forEach(p -> face.out().printf("    --set %s=%s  %s%n", p.name(), p.defaultValue(), p.help()));
        }
        face.out().println("Simulators: " + devices.simulators().stream().map(s -> s.device() + " (port " + s.usualPort() + ")").sorted().toList());
        return ExitCode.DONE;
    }

    private static void add(ObjectNode node, DeviceDriver driver) {
        node.put("id", driver.info().id()).put("version", driver.info().version()).put("title", driver.info().title())
                .put("kind", driver.info().kind().name().toLowerCase(java.util.Locale.ROOT));
        ArrayNode schemes = node.putArray("schemes");
        driver.info().schemes().stream().sorted().forEach(schemes::add);
        ArrayNode capabilities = node.putArray("capabilities");
        driver.info().capabilities().stream().sorted().forEach(c -> capabilities.add(c.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        ArrayNode settings = node.putArray("settings");
        for (Parameter parameter : driver.parameters()) {
            settings.addObject().put("name", parameter.name()).put("default", String.valueOf(parameter.defaultValue())).put("help", parameter.help());
        }
    }
}
