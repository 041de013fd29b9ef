package org.lodestone.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes from outside cannot run code, read other files or find an open door. */
class SecurityTest {

    private static final List<String> DESERIALISATION = List.of("java/io/ObjectInputStream", "java/beans/XMLDecoder", "java/rmi/Remote");
    /** An XML parser and the words without which it must not be used: they forbid document types, and with them outside entities. */
    private static final Map<String, List<String>> PARSERS = Map.of(
            "javax/xml/parsers/DocumentBuilderFactory", List.of("disallow-doctype-decl"),
            "javax/xml/parsers/SAXParserFactory", List.of("disallow-doctype-decl"),
            "javax/xml/stream/XMLInputFactory", List.of("SUPPORT_DTD", "javax.xml.stream.supportDTD"),
            "javax/xml/transform/TransformerFactory", List.of("accessExternalDTD", "ACCESS_EXTERNAL_DTD"));
    /** Bundles that may wait for others to connect, and why. */
    private static final Map<String, String> LISTENERS = Map.of(
            "org.lodestone.device", "wire simulators, on the loopback interface",
            "org.lodestone.dicom", "the receiver that pacs receive switches on");

    private final List<Bundle> bundles = Repository.find().bundles();

    @Test
    void nothingFromOutsideBecomesAJavaObject() {
        List<String> offenders = new ArrayList<>();
        classes((bundle, type) -> DESERIALISATION.stream().filter(type.constants()::contains)
                .forEach(used -> offenders.add(type.name() + " uses " + used)));
        Offenders.none("Java deserialisation", offenders);
    }

    @Test
    void everyXmlParserRefusesDocumentTypes() {
        List<String> offenders = new ArrayList<>();
        classes((bundle, type) -> PARSERS.forEach((parser, words) -> {
            if (type.constants().contains(parser) && words.stream().noneMatch(type.constants()::contains)) {
                offenders.add(type.name() + " uses " + parser + " without " + words.getFirst());
            }
        }));
        Offenders.none("XML parser that follows document types", offenders);
    }

    @Test
    void onlyNamedBundlesListen() {
        List<String> offenders = new ArrayList<>();
        classes((bundle, type) -> {
            for (String server : List.of("java/net/ServerSocket", "java/nio/channels/ServerSocketChannel", "com/sun/net/httpserver/HttpServer")) {
                if (type.constants().contains(server) && !LISTENERS.containsKey(bundle.name())) {
                    offenders.add(type.name() + " uses " + server);
                }
            }
        });
        Offenders.none("listening socket outside of " + LISTENERS, offenders);
    }

    private interface Visitor {
        void visit(Bundle bundle, Constants type);
    }

    private record Constants(String name, Set<String> constants) {
    }

    private void classes(Visitor visitor) {
        for (Bundle bundle : bundles) {
            Path output = bundle.folder().resolve("target/classes");
            for (Path file : Repository.files(output)) {
                if (file.toString().endsWith(".class")) {
                    visitor.visit(bundle, new Constants(output.relativize(file).toString(), strings(file)));
                }
            }
        }
    }

    private static Set<String> strings(Path file) {
        try {
            Set<String> found = new java.util.HashSet<>();
            java.lang.classfile.ClassFile.of().parse(Files.readAllBytes(file)).constantPool().forEach(entry -> {
                if (entry instanceof java.lang.classfile.constantpool.Utf8Entry text) {
                    String value = text.stringValue();
                    found.add(value);
                    // Names of features are addresses; what matters is their end.
                    found.add(value.substring(value.lastIndexOf('/') + 1));
                }
            });
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
