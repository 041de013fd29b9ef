package org.lodestone.runtime.internal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.lodestone.core.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Takes in the bundles of third parties that a site puts into its drop folder while the product runs, and lets go of those that are taken out;
 * a jar that is written over is let go and taken in again. Felix File Install watches the folder, {@link DropRules} says what may come in,
 * {@link ExtensionStarter} starts it apart from the product. Called on the watcher's thread.
 */
final class DropFolder implements ArtifactInstaller {

    private static final String LOCATION = "drop:";

    private final BundleContext context;
    private final ExtensionStarter starter;
    private final DropRules rules;
    private final Map<Path, Bundle> bundles = new ConcurrentHashMap<>();

    DropFolder(BundleContext context, ExtensionStarter starter, DropRules rules) {
        this.context = context;
        this.starter = starter;
        this.rules = rules;
    }

    /** Lets go of what a process left that had no time to clear up. */
    void clear() {
        Arrays.stream(context.getBundles()).filter(b -> b.getLocation().startsWith(LOCATION)).forEach(starter::remove);
    }

    /** @return why a folder is not watched: LS-EXT-019; empty when it may be */
    static Optional<Finding> unfit(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                return Optional.of(Finding.error("LS-EXT-019", folder + ", the folder of extensions, is not there.",
                        "Make it, or take extensions.folder out of the site's configuration."));
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
                return Optional.of(Finding.error("LS-EXT-019", folder + ", the folder of extensions, can be written by everyone and is not watched.",
                        "Let only those write there who may change the product: chmod o-w."));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Finding.error("LS-EXT-019", "The folder of extensions is not watched: " + e.getMessage() + ".",
                    "Make it, or take extensions.folder out of the site's configuration."));
        }
    }

    @Override
    public boolean canHandle(File artifact) {
        return artifact.getName().endsWith(".jar");
    }

    @Override
    public void install(File file) throws IOException {
        Path copy = Files.createTempFile("lodestone-extension", ".jar");
        try {
            // What is looked at is what is installed, whatever becomes of the file meanwhile.
            Files.copy(file.toPath(), copy, StandardCopyOption.REPLACE_EXISTING);
            if (DropRules.name(copy).filter(rules::isDisabled).isPresent()) {
                return;
            }
            Set<String> there = Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName).filter(n -> n != null).collect(Collectors.toSet());
            Optional<Finding> refusal = rules.refusal(file.getName(), copy, there);
            if (refusal.isPresent()) {
                starter.report(refusal.get());
                return;
            }
            try (InputStream jar = Files.newInputStream(copy)) {
                Bundle bundle = context.installBundle(LOCATION + file.toURI(), jar);
                bundles.put(file.toPath(), bundle);
                starter.start(List.of(bundle));
            }
        } catch (BundleException e) {
            starter.report(Finding.error("LS-EXT-016", file.getName() + " is no bundle and is left out.",
                    "Copy it again, whole, or take it out of the folder."));
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @Override
    public void update(File file) throws IOException {
        uninstall(file);
        install(file);
    }

    @Override
    public void uninstall(File file) {
        Optional.ofNullable(bundles.remove(file.toPath())).ifPresent(starter::remove);
    }
}
