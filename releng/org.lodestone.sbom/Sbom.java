import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The list of what ships: every jar of a product with name, version, hash, licence and, where it says so, its Maven coordinates. */
public final class Sbom {

    private static final String[][] LICENCES = {
        {"org.lodestone", "EPL-2.0"}, {"org.eclipse", "EPL-2.0"}, {"org.junit", "EPL-2.0"}, {"junit", "EPL-2.0"}, {"jakarta.", "EPL-2.0"},
        {"org.apache", "Apache-2.0"}, {"com.fasterxml", "Apache-2.0"}, {"picocli", "Apache-2.0"}, {"org.ejml", "Apache-2.0"},
        {"org.osgi", "Apache-2.0"}, {"org.xerial", "Apache-2.0"}, {"com.jogamp", "BSD-2-Clause"}, {"com.sun.jna", "Apache-2.0"},
        {"com.github.weisj", "MIT"}, {"com.ibm.icu", "Unicode-3.0"}, {"org.objectweb.asm", "BSD-3-Clause"}, {"org.bouncycastle", "MIT"},
        {"bc", "MIT"}, {"org.sat4j", "EPL-1.0"}, {"org.tukaani", "0BSD"}, {"com.fazecast", "LGPL-3.0-or-later"}, {"wrapped.xml-apis", "Apache-2.0"},
        {"io.cucumber", "MIT"}, {"cucumber", "MIT"}, {"gherkin", "MIT"}, {"messages", "MIT"}, {"html-formatter", "MIT"}, {"ci-environment", "MIT"},
        {"datatable", "MIT"}, {"docstring", "MIT"}, {"query", "MIT"}, {"tag-expressions", "MIT"}, {"pretty-formatter", "MIT"},
        {"teamcity-formatter", "MIT"}, {"testng-xml-formatter", "MIT"}, {"usage-formatter", "MIT"}, {"apiguardian", "Apache-2.0"}, {"org.apiguardian", "Apache-2.0"}, {"org.opentest4j", "Apache-2.0"},
        {"opentest4j", "Apache-2.0"}, {"slf4j", "MIT"}, {"org.jfree", "LGPL-2.1-or-later"}};

    /** Bundles that do not say under which name the registry of Maven, and with it every scanner, knows them; %s is their own name. */
    private static final String[][] REGISTERED = {
        {"bc", "org.bouncycastle/%s-jdk18on"}, {"com.sun.jna.platform", "net.java.dev.jna/jna-platform"}, {"com.sun.jna", "net.java.dev.jna/jna"},
        {"org.tukaani.xz", "org.tukaani/xz"}, {"org.objectweb.asm.tree.analysis", "org.ow2.asm/asm-analysis"},
        {"org.objectweb.asm.tree", "org.ow2.asm/asm-tree"}, {"org.objectweb.asm.commons", "org.ow2.asm/asm-commons"},
        {"org.objectweb.asm.util", "org.ow2.asm/asm-util"}, {"org.objectweb.asm", "org.ow2.asm/asm"}, {"picocli", "info.picocli/picocli"},
        {"org.ejml.ejml-core", "org.ejml/ejml-core"}, {"org.ejml.ejml-ddense", "org.ejml/ejml-ddense"}, {"com.github.weisj.jsvg", "com.github.weisj/jsvg"},
        {"com.jogamp.gluegen", "org.jogamp.gluegen/gluegen-rt"}, {"com.jogamp.jogl", "org.jogamp.jogl/jogl-all"},
        {"wrapped.xml-apis", "xml-apis/xml-apis-ext"}, {"junit-platform", "org.junit.platform/%s"}, {"org.apiguardian", "org.apiguardian/apiguardian-api"},
        {"org.opentest4j", "org.opentest4j/opentest4j"}, {"org.osgi", "org.osgi/%s"}, {"org.sat4j.core", "org.ow2.sat4j/org.ow2.sat4j.core"},
        {"org.sat4j.pb", "org.ow2.sat4j/org.ow2.sat4j.pb"}, {"org.eclipse.ecf", "org.eclipse.ecf/%s"}, {"org.eclipse.emf", "org.eclipse.emf/%s"},
        {"org.eclipse.swtchart", "org.eclipse.swtchart/%s"}, {"org.eclipse.", "org.eclipse.platform/%s"}};

    private Sbom() {
    }

    /** @param args folder of a product */
    public static void main(String[] args) throws Exception {
        List<String> components = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar") && Files.isRegularFile(f)).sorted().toList()) {
                components.add(component(jar));
            }
        }
        System.out.println("{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n  \"version\": 1,\n  \"metadata\": {\"component\": "
                + "{\"type\": \"application\", \"name\": \"Lodestone\", \"licenses\": [{\"license\": {\"id\": \"EPL-2.0\"}}]}},\n  \"components\": [\n"
                + String.join(",\n", components) + "\n  ]\n}");
    }

    private static String component(Path jar) throws Exception {
        String file = jar.getFileName().toString();
        String name = file.replaceFirst("[_-][0-9].*", "");
        String version = file.replaceFirst("^.*?[_-]([0-9].*)\\.jar$", "$1");
        String licence = "";
        String purl = "";
        try (JarFile archive = new JarFile(jar.toFile())) {
            Attributes main = archive.getManifest() == null ? new Attributes() : archive.getManifest().getMainAttributes();
            if (main.getValue("Bundle-SymbolicName") != null) {
                name = main.getValue("Bundle-SymbolicName").split(";")[0].strip();
                version = main.getValue("Bundle-Version");
            }
            licence = licence(name, main.getValue("Bundle-License"));
            purl = purl(archive, name, version);
        }
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
        return "    {\"type\": \"library\", \"name\": " + quoted(name) + ", \"version\": " + quoted(version) + (purl.isEmpty() ? "" : ", \"purl\": " + quoted(purl))
                + ",\n     \"hashes\": [{\"alg\": \"SHA-256\", \"content\": \"" + hash + "\"}]"
                + (licence.isEmpty() ? "" : ", \"licenses\": [{\"license\": {\"id\": " + quoted(licence) + "}}]")
                + ", \"properties\": [{\"name\": \"file\", \"value\": " + quoted(file) + "}]}";
    }

    private static String licence(String name, String declared) {
        for (String[] known : LICENCES) {
            if (name.startsWith(known[0])) {
                return known[1];
            }
        }
        String text = declared == null ? "" : declared.toLowerCase(java.util.Locale.ROOT);
        return text.contains("apache") ? "Apache-2.0" : text.contains("epl-2") ? "EPL-2.0" : text.contains("mit") ? "MIT" : text.contains("bsd") ? "BSD-3-Clause" : "";
    }

    private static String purl(JarFile archive, String name, String version) throws IOException {
        for (Enumeration<JarEntry> entries = archive.entries(); entries.hasMoreElements();) {
            JarEntry entry = entries.nextElement();
            if (entry.getName().startsWith("META-INF/maven/") && entry.getName().endsWith("/pom.properties")) {
                Properties properties = new Properties();
                try (InputStream in = archive.getInputStream(entry)) {
                    properties.load(in);
                }
                return "pkg:maven/" + properties.getProperty("groupId") + "/" + properties.getProperty("artifactId") + "@"
                        + properties.getProperty("version").replace("-SNAPSHOT", "");
            }
        }
        for (String[] known : REGISTERED) {
            if (name.startsWith(known[0])) {
                // Eclipse adds the day of the build, which the registry does not have.
                return "pkg:maven/" + known[1].replace("%s", name) + "@" + version.replaceFirst("^(\\d+\\.\\d+\\.\\d+)\\..*", "$1");
            }
        }
        return "";
    }

    private static String quoted(String text) {
        return '"' + new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
