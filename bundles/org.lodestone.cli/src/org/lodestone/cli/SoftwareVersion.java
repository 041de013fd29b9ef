package org.lodestone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/** The version of the product, as its own bundle's manifest has it. */
public final class SoftwareVersion {

    private static final String UNBUILT = "0.1.0";

    private SoftwareVersion() {
    }

    /** @return the version with its build qualifier; the bare version when run from unpackaged classes */
    public static String current() {
        String self = SoftwareVersion.class.getName().replace('.', '/') + ".class";
        URL location = SoftwareVersion.class.getClassLoader().getResource(self);
        if (location == null) {
            return UNBUILT;
        }
        String root = location.toString().substring(0, location.toString().length() - self.length());
        try (InputStream in = URI.create(root + "META-INF/MANIFEST.MF").toURL().openStream()) {
            String version = new Manifest(in).getMainAttributes().getValue("Bundle-Version");
            return version == null ? UNBUILT : version;
        } catch (java.io.FileNotFoundException e) {
            return UNBUILT;
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest of the command line cannot be read", e);
        }
    }

    /** Tells picocli the version. */
    public static final class Provider implements IVersionProvider {

        /** Created by picocli. */
        public Provider() {
            // nothing to set up
        }

        @Override
        public String[] getVersion() {
            return new String[] {"Lodestone " + current()};
        }
    }
}
