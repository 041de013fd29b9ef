package org.lodestone.runtime.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.lodestone.cli.installation.DroppedBundles;
import org.lodestone.core.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * Lets bundles of third parties come and go while the product runs: from the site's drop folder, and as {@code lodestone extension} installs and
 * removes them. Felix File Install watches both folders; it is started only for that, for without a folder it would watch {@code ./load}.
 */
final class ExtensionWatch {

    /** System property: folder of an installation whose list of bundles is followed; a verb does not need that. */
    static final String INSTALLATION = "lodestone.installation";

    private static final String WATCHER = "org.apache.felix.fileinstall";
    /** Two looks at a file, 50 ms apart, tell that it is whole. */
    private static final Map<String, String> SETTINGS = Map.of("poll", "50", "noInitialDelay", "true", "enableConfigSave", "false", "log.default", "jul",
            "filter", ".*\\.(jar|info)");

    private ExtensionWatch() {
    }

    /** Begins to watch what there is to watch; what lies in the drop folder is taken in before this returns. */
    static void open(BundleContext context, ExtensionStarter starter) {
        DropRules rules = DropRules.of(context);
        DropFolder dropFolder = new DropFolder(context, starter, rules);
        dropFolder.clear();
        List<Path> folders = new ArrayList<>();
        Optional<Path> dropped = path(context, DroppedBundles.FOLDER);
        Optional<Finding> unfit = dropped.flatMap(DropFolder::unfit);
        unfit.ifPresent(starter::report);
        dropped.filter(_ -> unfit.isEmpty()).ifPresent(folders::add);
        Optional<InstalledExtensions> installed = path(context, INSTALLATION).map(home -> new InstalledExtensions(context, starter, rules, home));
        installed.filter(InstalledExtensions::open).ifPresent(extensions -> {
            folders.add(extensions.folder());
            offer(context, extensions);
        });
        if (!folders.isEmpty()) {
            // Whatever else is found: File Install must not install it by itself.
            offer(context, dropFolder);
            watch(context, starter, folders);
        }
    }

    private static Optional<Path> path(BundleContext context, String property) {
        return Optional.ofNullable(context.getProperty(property)).filter(p -> !p.isBlank()).map(p -> Path.of(p.strip()));
    }

    private static void offer(BundleContext context, ArtifactInstaller installer) {
        context.registerService(ArtifactInstaller.class, installer, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 100)));
    }

    private static void watch(BundleContext context, ExtensionStarter starter, List<Path> folders) {
        SETTINGS.forEach((name, value) -> System.setProperty("felix.fileinstall." + name, value));
        System.setProperty("felix.fileinstall.dir", folders.stream().map(Path::toString).collect(Collectors.joining(",")));
        try {
            Bundle watcher = Arrays.stream(context.getBundles()).filter(b -> WATCHER.equals(b.getSymbolicName())).findFirst()
                    .orElseThrow(() -> new BundleException(WATCHER + " is not installed"));
            watcher.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            starter.report(Finding.error("LS-EXT-019", "The folder of extensions is not watched: " + e.getMessage() + ".", "Install the product again."));
        }
    }
}
