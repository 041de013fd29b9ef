package org.lodestone.product;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A bundle that somebody wrote badly, made on the spot and put into an installation.
 *
 * @param name below {@code com.example.bad}
 * @param imports its Import-Package
 * @param activator body of {@code BundleActivator.start}; empty for none
 * @param service simple name of the interface it offers, in {@code org.lodestone.method} or {@code .device}
 * @param members the class body that implements it
 */
record ForeignBundle(String name, String imports, String activator, String service, String members) {

    private static final String USUAL = "org.osgi.framework,org.lodestone.core;version=\"[0.1,0.2)\",org.lodestone.method;version=\"[0.1,0.2)\","
            + "org.lodestone.device;version=\"[0.1,0.2)\"";

    static ForeignBundle provider(String name, String activator, String methods) {
        return new ForeignBundle(name, USUAL, activator, "org.lodestone.method.MethodProvider",
                "public List<Method<?, ?>> methods() { " + methods + " }");
    }

    /** One that reads files: what it does when it is asked whether it wants one, and when it is to read it. */
    static ForeignBundle reader(String name, String accepts, String run) {
        return new ForeignBundle(name, USUAL + ",org.lodestone.image;version=\"[0.1,0.2)\",org.lodestone.method.file;version=\"[0.1,0.2)\"", "",
                "org.lodestone.method.MethodProvider", "public List<Method<?, ?>> methods() { return List.of(new org.lodestone.method.file.VolumeReader() {"
                + "public MethodInfo info() { return MethodInfo.of(\"com.example." + name + "\", \"1\", \"Reader\", \"Reads.\"); }\n"
                + "public boolean accepts(java.nio.file.Path file) { " + accepts + " }\n"
                + "public Outcome<org.lodestone.image.StoredImage> run(java.nio.file.Path file, Parameters p, Execution e) { " + run + " } }); }");
    }

    String symbolicName() {
        return "com.example.bad." + name;
    }

    /** Compiles it against the product's jars and adds it to the installed bundles. */
    void addTo(Product product, Path work) throws IOException {
        Path sources = Files.createDirectories(work.resolve(name + "/src"));
        Path classes = Files.createDirectories(work.resolve(name + "/classes"));
        List<String> files = new ArrayList<>();
        files.add(write(sources.resolve("Bad.java"), "package " + symbolicName() + ";\nimport java.util.*;\nimport org.lodestone.core.*;\n"
                + "import org.lodestone.method.*;\nimport org.lodestone.device.*;\npublic class Bad implements " + service + " {\n"
                + "public static void forEver() { while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } } }\n" + members + "\n}\n"));
        files.add(write(sources.resolve("Start.java"), "package " + symbolicName() + ";\nimport org.osgi.framework.*;\n"
                + "public class Start implements BundleActivator {\npublic void start(BundleContext c) throws Exception { " + activator
                + " }\npublic void stop(BundleContext c) { }\n}\n"));
        String path;
        try (Stream<Path> jars = Files.list(product.home().resolve("plugins"))) {
            path = String.join(":", jars.map(Path::toString).filter(jar -> jar.matches(".*/org\\.(lodestone\\.(core|image|method|device)|eclipse\\.osgi)_.*")).toList());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = List.of("-proc:none", "-nowarn", "-cp", path, "-d", classes.toString());
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(said, null, null, arguments, null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(files.toArray(String[]::new))).call();
        if (!compiled) {
            throw new IllegalStateException(said.toString());
        }
        String jar = "plugins/" + symbolicName() + "_1.0.0.jar";
        pack(product.home().resolve(jar), classes);
        Files.writeString(product.home().resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info"),
                symbolicName() + ",1.0.0," + jar + ",4,false\n", StandardOpenOption.APPEND);
    }

    private static String write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return file.toString();
    }

    private void pack(Path jar, Path classes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName());
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Import-Package", imports);
        main.putValue("Service-Component", "OSGI-INF/bad.xml");
        main.putValue("Bundle-ActivationPolicy", "lazy");
        if (!activator.isEmpty()) {
            main.putValue("Bundle-Activator", symbolicName() + ".Start");
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().contains("Gone")).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
            out.putNextEntry(new JarEntry("OSGI-INF/bad.xml"));
            out.write(("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + symbolicName() + "\"><implementation class=\""
                    + symbolicName() + ".Bad\"/><service><provide interface=\"" + service + "\"/></service></scr:component>").getBytes());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
