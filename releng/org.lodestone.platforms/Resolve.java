import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * Looks whether every bundle of a product finds what it needs among the product's bundles and Java: packages, bundles, hosts, each in its
 * range of versions, and whether it is meant for the platform. Works for platforms that this machine is not.
 */
public final class Resolve {

    private final List<Map<String, String>> bundles = new ArrayList<>();
    private final Map<String, List<Version>> packages = new HashMap<>();
    private final Map<String, List<Version>> names = new HashMap<>();
    private final List<String> missing = new ArrayList<>();

    private Resolve() {
    }

    /** @param args folder of the product, then operating system, window system and architecture as OSGi calls them */
    public static void main(String[] args) throws IOException, BundleException, InvalidSyntaxException {
        Resolve resolve = new Resolve();
        resolve.read(Path.of(args[0]));
        resolve.look(Map.of("osgi.os", args[1], "osgi.ws", args[2], "osgi.arch", args[3]));
        resolve.missing.forEach(System.out::println);
        System.exit(resolve.missing.isEmpty() ? 0 : 1);
    }

    private void read(Path home) throws IOException, BundleException {
        ModuleFinder.ofSystem().findAll().forEach(module -> module.descriptor().exports().stream().filter(e -> !e.isQualified())
                .forEach(e -> packages.computeIfAbsent(e.source(), name -> new ArrayList<>()).add(Version.emptyVersion)));
        for (String line : Files.readAllLines(home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            Map<String, String> headers = headers(home.resolve(line.split(",")[2]));
            bundles.add(headers);
            names.computeIfAbsent(symbolicName(headers), name -> new ArrayList<>()).add(Version.parseVersion(headers.get("Bundle-Version")));
            for (ManifestElement exported : elements(headers, "Export-Package")) {
                for (String name : exported.getValueComponents()) {
                    packages.computeIfAbsent(name, n -> new ArrayList<>()).add(Version.parseVersion(exported.getAttribute("version")));
                }
            }
        }
    }

    private static Map<String, String> headers(Path place) throws IOException {
        Manifest manifest;
        if (Files.isDirectory(place)) {
            try (InputStream in = Files.newInputStream(place.resolve("META-INF/MANIFEST.MF"))) {
                manifest = new Manifest(in);
            }
        } else {
            try (JarFile jar = new JarFile(place.toFile())) {
                manifest = jar.getManifest();
            }
        }
        Map<String, String> headers = new HashMap<>();
        Attributes main = manifest.getMainAttributes();
        main.keySet().forEach(key -> headers.put(key.toString(), main.get(key).toString()));
        return headers;
    }

    private static ManifestElement[] elements(Map<String, String> headers, String name) throws BundleException {
        ManifestElement[] elements = headers.containsKey(name) ? ManifestElement.parseHeader(name, headers.get(name)) : null;
        return elements == null ? new ManifestElement[0] : elements;
    }

    private static String symbolicName(Map<String, String> headers) {
        return headers.get("Bundle-SymbolicName").split(";")[0].strip();
    }

    private void look(Map<String, String> platform) throws BundleException, InvalidSyntaxException {
        for (Map<String, String> headers : bundles) {
            String name = symbolicName(headers);
            for (ManifestElement imported : elements(headers, "Import-Package")) {
                for (String wanted : imported.getValueComponents()) {
                    need(name, "package", wanted, imported.getAttribute("version"), optional(imported, "resolution"), packages);
                }
            }
            for (ManifestElement required : elements(headers, "Require-Bundle")) {
                for (String wanted : required.getValueComponents()) {
                    need(name, "bundle", wanted.equals("system.bundle") ? "org.eclipse.osgi" : wanted, required.getAttribute("bundle-version"),
                            optional(required, "resolution"), names);
                }
            }
            for (ManifestElement host : elements(headers, "Fragment-Host")) {
                String wanted = host.getValueComponents()[0];
                need(name, "host", wanted.equals("system.bundle") ? "org.eclipse.osgi" : wanted, host.getAttribute("bundle-version"), false, names);
            }
            String filter = headers.get("Eclipse-PlatformFilter");
            if (filter != null && !FrameworkUtil.createFilter(filter).matches(platform)) {
                missing.add(name + " is not for this platform: " + filter);
            }
        }
    }

    private static boolean optional(ManifestElement element, String directive) {
        return "optional".equals(element.getDirective(directive));
    }

    private void need(String who, String kind, String wanted, String range, boolean optional, Map<String, List<Version>> there) {
        VersionRange in = range == null ? new VersionRange("0.0.0") : new VersionRange(range);
        if (!optional && there.getOrDefault(wanted, List.of()).stream().noneMatch(in::includes)) {
            missing.add(who + " lacks the " + kind + " " + wanted + " " + in + ", there is " + there.getOrDefault(wanted, List.of()));
        }
    }
}
