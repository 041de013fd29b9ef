package org.lodestone.study.derivative;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Which bundle a class is from, as the manifest beside it says; works in a framework and on a class path. */
final class BundleVersion {

    private BundleVersion() {
    }

    /** @return {@code org.lodestone.targeting 0.1.0.202601010000}; empty for classes that are not packaged */
    static String of(Class<?> type) {
        String self = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        URL location = loader == null ? null : loader.getResource(self);
        if (location == null) {
            return "";
        }
        String root = location.toString().substring(0, location.toString().length() - self.length());
        try (InputStream in = URI.create(root + "META-INF/MANIFEST.MF").toURL().openStream()) {
            Attributes attributes = new Manifest(in).getMainAttributes();
            String name = attributes.getValue("Bundle-SymbolicName");
            return name == null ? "" : name.split(";")[0].strip() + " " + attributes.getValue("Bundle-Version");
        } catch (FileNotFoundException e) {
            // Classes of a build that is not packaged yet lie in a folder without a manifest.
            return "";
        } catch (IOException e) {
            System.getLogger(BundleVersion.class.getName()).log(System.Logger.Level.WARNING, "manifest beside " + type.getName(), e);
            return "";
        }
    }
}
