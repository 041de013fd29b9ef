package org.lodestone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Manifests say neither less nor more than the classes need. */
class ManifestTest {

    private static final String OUR_RANGE = "[0.1,0.2)";
    private static final Pattern IMPORTED_TYPE = Pattern.compile("^import (?:static )?([a-z]\\w*(?:\\.[a-z]\\w*)*)\\.", Pattern.MULTILINE);

    private final AllowedDependencies allowed = AllowedDependencies.read();
    private final Repository repository = Repository.find();
    private final List<Bundle> bundles = repository.bundles();
    private final Map<String, Set<String>> faces = bundles.stream().flatMap(bundle -> bundle.classes().stream())
            .collect(Collectors.toMap(CompiledClass::name, CompiledClass::typesInItsFace, (first, second) -> first));

    @Test
    void everyBundleIsCompiledSoThatTheRulesSeeItsClasses() {
        Offenders.none("no class in target/classes: build the bundles first",
                bundles.stream().filter(bundle -> bundle.classes().isEmpty()).map(Bundle::name).toList());
    }

    @Test
    void everyPackageABundleUsesIsItsOwnOrImported() {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Set<String> own = bundle.packages();
            for (CompiledClass user : bundle.classes()) {
                for (String type : user.types()) {
                    String used = CompiledClass.packageOf(type);
                    if (!used.isEmpty() && !own.contains(used) && !comesWithTheFramework(used) && !bundle.imports().containsKey(used)
                            && !comesWithARequiredBundle(bundle, used)) {
                        offenders.add(bundle.name() + " does not import " + used + " (" + user.name() + ")");
                    }
                }
            }
        }
        Offenders.none("missing in Import-Package", offenders);
    }

    /** Used means: by a class, by an import in a source, or by the face of a type of ours that a class uses. */
    @Test
    void everyImportedPackageIsUsed() {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles.stream().filter(built -> !built.classes().isEmpty()).toList()) {
            Set<String> types = bundle.classes().stream().flatMap(user -> user.types().stream()).collect(Collectors.toSet());
            Set<String> used = types.stream().flatMap(type -> Stream.concat(Stream.of(type), face(type).stream()))
                    .map(CompiledClass::packageOf).collect(Collectors.toCollection(TreeSet::new));
            bundle.sources().forEach(source -> used.addAll(importedBySource(source)));
            bundle.imports().keySet().stream().filter(name -> !used.contains(name) && !neighbourIsUsed(bundle, name, used))
                    .forEach(name -> offenders.add(bundle.name() + " imports " + name));
        }
        Offenders.none("imported and used by no class", offenders);
    }

    @Test
    void everyExportedPackageHasAVersionAndClasses() {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Set<String> own = bundle.packages();
            bundle.exports().forEach((name, attributes) -> {
                if (!attributes.getOrDefault("version", "").matches("\\d+\\.\\d+\\.\\d+")) {
                    offenders.add(bundle.name() + " exports " + name + " without version");
                }
                if (!own.contains(name)) {
                    offenders.add(bundle.name() + " exports " + name + ", which has no class");
                }
                attributes.keySet().stream().filter(key -> key.startsWith("x-"))
                        .forEach(key -> offenders.add(bundle.name() + " exports " + name + " with " + key));
            });
        }
        Offenders.none("export without version or content", offenders);
    }

    @Test
    void ourPackagesAreImportedInTheCommonVersionRange() {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (Map.Entry<String, Map<String, String>> imported : bundle.imports().entrySet()) {
                if (imported.getKey().startsWith(Bundle.PREFIX) && !OUR_RANGE.equals(imported.getValue().get("version"))) {
                    offenders.add(bundle.name() + " imports " + imported.getKey() + " without " + OUR_RANGE);
                }
            }
        }
        Offenders.none("import of our own without the common range", offenders);
    }

    @Test
    void everyImportedPackageOfOursIsExportedByItsBundle() {
        Set<String> exported = bundles.stream().flatMap(bundle -> bundle.exports().keySet().stream()).collect(Collectors.toSet());
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            bundle.imports().keySet().stream().filter(name -> name.startsWith(Bundle.PREFIX) && !exported.contains(name))
                    .forEach(name -> offenders.add(bundle.name() + " imports " + name));
        }
        Offenders.none("imported and exported by nobody", offenders);
    }

    @Test
    void everyBundleIsPartOfAFeature() {
        String features = repository.features();
        Offenders.none("left out of every feature, so of the product",
                bundles.stream().map(Bundle::name).filter(name -> !features.contains("<plugin id=\"" + name + "\"")).toList());
    }

    /** Compilers want to see the super types of what is used, and libraries keep these in packages of their own. */
    private boolean neighbourIsUsed(Bundle bundle, String imported, Set<String> used) {
        return allowed.row(bundle.shortName()).stream().flatMap(row -> row.libraries().stream()).filter((imported + ".")::startsWith)
                .anyMatch(library -> used.stream().anyMatch(name -> (name + ".").startsWith(library)));
    }

    private Set<String> face(String type) {
        return faces.getOrDefault(type, Set.of());
    }

    /** The framework hands {@code java.*} to everybody; modules of the virtual machine under {@code jdk.*} are delegated at the start. */
    private static boolean comesWithTheFramework(String packageName) {
        return packageName.startsWith("java.") || packageName.startsWith("jdk.");
    }

    /** Only Eclipse's own bundles are asked for as a whole, because they share packages between them. */
    private static boolean comesWithARequiredBundle(Bundle bundle, String packageName) {
        return packageName.startsWith("org.eclipse.") && bundle.requires().stream().anyMatch(name -> name.startsWith("org.eclipse."));
    }

    /** The compiler needs a package for a constant it inlines or a name in a comment, though no class file shows it. */
    private static Set<String> importedBySource(Path source) {
        try {
            Set<String> names = new TreeSet<>();
            Matcher matcher = IMPORTED_TYPE.matcher(Files.readString(source));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
