package org.lodestone.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The same services are found on a plain class path and in the framework. */
class ServicesTest {

    private static final String METHOD_PROVIDER = "org.lodestone.method.MethodProvider";
    private static final Set<String> FOUND_BOTH_WAYS =
            Set.of(METHOD_PROVIDER, "org.lodestone.device.DeviceDriver", "org.lodestone.device.wire.WireSimulator");

    private final List<Bundle> bundles = Repository.find().bundles();

    @Test
    void theServiceListOfABundleEqualsItsComponents() throws Exception {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Set<String> listed = listed(bundle);
            Set<String> components = components(bundle);
            listed.stream().filter(service -> !components.contains(service))
                    .forEach(service -> offenders.add(bundle.name() + " has no component for " + service));
            components.stream().filter(service -> FOUND_BOTH_WAYS.contains(service.substring(0, service.indexOf(' '))))
                    .filter(service -> !listed.contains(service))
                    .forEach(service -> offenders.add(bundle.name() + " does not list " + service + " in META-INF/services"));
        }
        Offenders.none("found in one world only", offenders);
    }

    @Test
    void everyMethodProviderIsListed() throws Exception {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Set<String> listed = listed(bundle);
            for (CompiledClass type : bundle.classes()) {
                boolean provider = type.model().interfaces().stream()
                        .anyMatch(found -> found.asInternalName().replace('/', '.').equals(METHOD_PROVIDER));
                if (provider && !listed.contains(METHOD_PROVIDER + " " + type.name())) {
                    offenders.add(type.name());
                }
            }
        }
        Offenders.none("method provider that nobody will find", offenders);
    }

    @Test
    void everyComponentFileIsNamedInTheManifestAndShipped() throws IOException {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            List<Path> files = Repository.files(bundle.folder().resolve("OSGI-INF"));
            for (Path file : files) {
                String name = "OSGI-INF/" + file.getFileName();
                if (!Headers.clauses(bundle.components()).containsKey(name) && !bundle.components().equals("OSGI-INF/*.xml")) {
                    offenders.add(bundle.name() + ": Service-Component does not name " + name);
                }
            }
            if (!files.isEmpty() && !Files.readString(bundle.folder().resolve("build.properties")).contains("OSGI-INF/")) {
                offenders.add(bundle.name() + ": bin.includes in build.properties lacks OSGI-INF/");
            }
            if (files.isEmpty() && !bundle.components().isEmpty()) {
                offenders.add(bundle.name() + ": Service-Component names a file that does not exist");
            }
        }
        Offenders.none("component that the framework will not see", offenders);
    }

    /** Pairs of service and implementation in META-INF/services. */
    private static Set<String> listed(Bundle bundle) throws IOException {
        Set<String> services = new TreeSet<>();
        for (Path file : Repository.files(bundle.folder().resolve("META-INF/services"))) {
            Files.readAllLines(file).stream().map(line -> line.replaceAll("#.*", "").strip()).filter(line -> !line.isEmpty())
                    .forEach(line -> services.add(file.getFileName() + " " + line));
        }
        return services;
    }

    /** Pairs of service and implementation in OSGI-INF. */
    private static Set<String> components(Bundle bundle) throws Exception {
        Set<String> services = new TreeSet<>();
        for (Path file : Repository.files(bundle.folder().resolve("OSGI-INF"))) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            String implementation = ((Element) document.getElementsByTagName("implementation").item(0)).getAttribute("class");
            NodeList provided = document.getElementsByTagName("provide");
            for (int i = 0; i < provided.getLength(); i++) {
                services.add(((Element) provided.item(i)).getAttribute("interface") + " " + implementation);
            }
        }
        return services;
    }
}
