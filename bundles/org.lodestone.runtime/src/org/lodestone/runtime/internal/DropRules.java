package org.lodestone.runtime.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.lodestone.cli.installation.Signers;
import org.lodestone.core.Finding;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * What the site lets in from its drop folder: as {@code lodestone extension install}, but content has to be signed by one of
 * {@code extensions.trusted} where the site asks for signatures at all; authorities that Java knows do not count here.
 *
 * @param signed whether only signed jars are let in
 * @param trusted fingerprints of those who may have signed
 * @param disabled names of bundles that the site does not want
 */
record DropRules(boolean signed, Set<String> trusted, Set<String> disabled) {

    private static final String OWN = "org.lodestone.";

    /** @return the site's, as the start script hands them over */
    static DropRules of(BundleContext context) {
        Set<String> trusted = Signers.fingerprints(property(context, "lodestone.extensions.trusted"));
        return new DropRules(!trusted.isEmpty() || property(context, "lodestone.extensions.unsigned").equals("refuse"), trusted,
                Arrays.stream(property(context, "lodestone.extensions.disabled").split("[ ,]+")).collect(Collectors.toUnmodifiableSet()));
    }

    private static String property(BundleContext context, String name) {
        return Optional.ofNullable(context.getProperty(name)).orElse("").strip();
    }

    /** @return whether the site left this bundle out by its name */
    boolean isDisabled(String name) {
        return disabled.contains(name);
    }

    /** @return the name of the bundle in a jar; empty when it is none or cannot be read */
    static Optional<String> name(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            return Optional.ofNullable(open.getManifest()).map(Manifest::getMainAttributes)
                    .map(main -> main.getValue(Constants.BUNDLE_SYMBOLICNAME)).map(value -> value.split(";")[0].strip())
                    .filter(name -> !name.isEmpty());
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /**
     * @param file name of the jar, for the message
     * @param jar a copy that nobody else writes to
     * @param there names of the bundles that run already
     * @return why it stays outside: LS-EXT-016 when it is no bundle, LS-EXT-017 when its name is taken, LS-EXT-018 when its signature does not do
     */
    Optional<Finding> refusal(String file, Path jar, Set<String> there) {
        Optional<String> name = name(jar);
        if (name.isEmpty()) {
            return Optional.of(Finding.error("LS-EXT-016", file + " is no bundle and is left out.", "Copy it again, whole, or take it out of the folder."));
        }
        if (name.get().startsWith(OWN) || there.contains(name.get())) {
            return Optional.of(Finding.error("LS-EXT-017", file + " carries the name " + name.get() + " of a bundle that is there and is left out.",
                    "Take it out of the folder, or lodestone extension remove the other one."));
        }
        try {
            Set<String> signers = Signers.of(jar);
            if (signed && Collections.disjoint(signers, trusted)) {
                return Optional.of(Finding.error("LS-EXT-018", file + " is not signed by anyone whom this site trusts and is left out.",
                        "Compare the vendor's fingerprint with extensions.trusted in the site's configuration."));
            }
            return Optional.empty();
        } catch (SecurityException e) {
            return Optional.of(Finding.error("LS-EXT-018", file + " was changed after it was signed and is left out.", "Fetch it anew from its vendor."));
        } catch (IOException e) {
            return Optional.of(Finding.error("LS-EXT-016", file + " is no bundle and is left out.", "Copy it again, whole, or take it out of the folder."));
        }
    }
}
