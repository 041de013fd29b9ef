package org.lodestone.runtime.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.lodestone.core.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Follows the list of bundles that p2 keeps of this installation: what {@code lodestone extension} installs, updates or removes while the
 * product runs comes and goes at once. The product's own bundles are never touched here. Called on the watcher's thread.
 */
final class InstalledExtensions implements ArtifactInstaller {

    private static final String LIST = "bundles.info";
    private static final String OWN_PREFIX = "org.lodestone.";

    private final BundleContext context;
    private final ExtensionStarter starter;
    private final DropRules rules;
    private final Path home;
    private Map<Entry, Path> known = Map.of();

    /** One bundle of the list. */
    private record Entry(String name, String version) {
    }

    InstalledExtensions(BundleContext context, ExtensionStarter starter, DropRules rules, Path home) {
        this.context = context;
        this.starter = starter;
        this.rules = rules;
        this.home = home;
    }

    /** @return where the list lies */
    Path folder() {
        return home.resolve("configuration/org.eclipse.equinox.simpleconfigurator");
    }

    /** Takes what is listed now as what runs. @return whether there is a list to follow */
    boolean open() {
        try {
            known = listed();
            return true;
        } catch (IOException e) {
            System.getLogger(InstalledExtensions.class.getName()).log(System.Logger.Level.DEBUG, "no list to follow", e);
            return false;
        }
    }

    private Map<Entry, Path> listed() throws IOException {
        Set<String> own;
        // Read each time: another version of the product may have taken the place of this one.
        try (var lines = Files.lines(home.resolve("lib/own-bundles.txt"))) {
            own = lines.map(line -> line.split(",")[0]).collect(Collectors.toSet());
        }
        Map<Entry, Path> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder().resolve(LIST))) {
            String[] fields = line.split(",");
            if (fields.length >= 3 && !line.startsWith("#") && !own.contains(fields[0]) && !fields[0].startsWith(OWN_PREFIX) && !rules.isDisabled(fields[0])) {
                found.put(new Entry(fields[0], fields[1]), home.resolve(fields[2]));
            }
        }
        return found;
    }

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().equals(LIST);
    }

    @Override
    public void install(File list) throws IOException {
        Map<Entry, Path> now = listed();
        Map<Entry, Path> before = known;
        known = now;
        before.keySet().stream().filter(entry -> !now.containsKey(entry)).flatMap(entry -> running(entry).stream()).forEach(starter::remove);
        List<Bundle> come = new ArrayList<>();
        now.forEach((entry, jar) -> {
            if (!before.containsKey(entry) && running(entry).isEmpty()) {
                try {
                    come.add(context.installBundle("reference:" + jar.toUri()));
                } catch (BundleException e) {
                    starter.report(Finding.error("LS-EXT-016", jar.getFileName() + " is no bundle and is left out.",
                            "Remove it by lodestone extension remove, and install it again."));
                }
            }
        });
        starter.start(come);
    }

    private List<Bundle> running(Entry entry) {
        return Arrays.stream(context.getBundles()).filter(b -> entry.name.equals(b.getSymbolicName()) && entry.version.equals(b.getVersion().toString()))
                .toList();
    }

    @Override
    public void update(File list) throws IOException {
        install(list);
    }

    @Override
    public void uninstall(File list) {
        // p2 writes it anew
    }
}
