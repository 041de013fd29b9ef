package org.lodestone.architecture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares what compiled classes refer to with {@code allowed-dependencies.txt}. */
class BundleDependenciesTest {

    private final AllowedDependencies allowed = AllowedDependencies.read();
    private final JdkModules jdk = new JdkModules();
    private final List<Bundle> bundles = Repository.find().bundles();
    private final List<Bundle> longestNamesFirst =
            bundles.stream().sorted(Comparator.comparingInt((Bundle bundle) -> bundle.name().length()).reversed()).toList();

    @Test
    void everyBundleHasALineInTheTable() {
        Offenders.none("no line in allowed-dependencies.txt",
                bundles.stream().map(Bundle::shortName).filter(name -> allowed.row(name).isEmpty()).toList());
    }

    @Test
    void aBundleUsesOnlyTheBundlesItsLineNames() {
        List<String> offenders = new ArrayList<>();
        eachReference((bundle, reference) -> owner(reference.type()).filter(owner -> !owner.equals(bundle))
                .filter(owner -> !row(bundle).bundles().contains(owner.shortName()))
                .ifPresent(owner -> offenders.add(reference + ": " + bundle.shortName() + " may not use " + owner.shortName())));
        Offenders.none("uses a bundle that its line does not name", offenders);
    }

    @Test
    void aManifestImportsOnlyFromBundlesItsLineNames() {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (String imported : bundle.imports().keySet()) {
                owner(imported + ".X").filter(owner -> !owner.equals(bundle))
                        .filter(owner -> !row(bundle).bundles().contains(owner.shortName()))
                        .ifPresent(owner -> offenders.add(bundle.name() + " imports " + imported + " of " + owner.name()));
            }
            bundle.requires().stream().filter(required -> required.startsWith(Bundle.PREFIX))
                    .forEach(required -> offenders.add(bundle.name() + " requires the whole bundle " + required));
        }
        Offenders.none("manifest asks for a bundle that the line does not name", offenders);
    }

    @Test
    void plainBundlesNeverReferToEclipseOsgiOrWindowToolkits() {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (row(bundle).plain()) {
                List<String> forbidden = allowed.forbiddenInPlainBundles().stream()
                        .filter(prefix -> !row(bundle).libraries().contains(prefix)).toList();
                bundle.classes().forEach(user -> user.types().stream().filter(type -> forbidden.stream().anyMatch(type::startsWith))
                        .forEach(type -> offenders.add(user.name() + " -> " + type)));
                bundle.imports().keySet().stream().filter(name -> forbidden.stream().anyMatch((name + ".")::startsWith))
                        .forEach(name -> offenders.add(bundle.name() + " imports " + name));
                bundle.requires().forEach(name -> offenders.add(bundle.name() + " requires bundle " + name));
            }
        }
        Offenders.none("plain bundle that would not run on a plain class path", offenders);
    }

    @Test
    void nobodyImportsALeaf() {
        List<String> offenders = new ArrayList<>();
        eachReference((bundle, reference) -> owner(reference.type()).filter(owner -> !owner.equals(bundle) && row(owner).leaf())
                .ifPresent(owner -> offenders.add(reference + ": " + owner.shortName() + " is found as a service only")));
        allowed.rows().values().forEach(row -> row.bundles().stream().filter(name -> allowed.row(name).orElseThrow().leaf())
                .forEach(name -> offenders.add("the table lets " + row.bundle() + " import the leaf " + name)));
        Offenders.none("imports a leaf", offenders);
    }

    @Test
    void nobodyUsesTheInternalPackagesOfAnotherBundle() {
        List<String> offenders = new ArrayList<>();
        eachReference((bundle, reference) -> owner(reference.type()).filter(owner -> !owner.equals(bundle))
                .filter(owner -> (CompiledClass.packageOf(reference.type()) + ".").contains(".internal."))
                .ifPresent(owner -> offenders.add(reference.toString())));
        for (Bundle bundle : bundles) {
            bundle.exports().keySet().stream().filter(name -> (name + ".").contains(".internal."))
                    .forEach(name -> offenders.add(bundle.name() + " exports " + name));
        }
        Offenders.none("uses or shows what is internal", offenders);
    }

    @Test
    void librariesAndModulesOfTheJdkAreUsedOnlyWhereTheTableSaysSo() {
        List<String> offenders = new ArrayList<>();
        eachReference((bundle, reference) -> {
            String packageName = CompiledClass.packageOf(reference.type());
            Optional<String> module = jdk.of(packageName);
            if (module.isPresent()) {
                if (!module.get().equals("java.base") && !row(bundle).modules().contains(module.get())) {
                    offenders.add(reference + ": module " + module.get() + " is not in the line of " + bundle.shortName());
                }
            } else if (owner(reference.type()).isEmpty() && !row(bundle).allowsLibrary(packageName)) {
                offenders.add(reference + ": " + packageName + " is not in the line of " + bundle.shortName());
            }
        });
        Offenders.none("library or JDK module without permission", offenders);
    }

    /** A permission nobody needs is a door left open: the next one goes through it without an argument. */
    @Test
    void aLinePermitsNothingThatItsBundleDoesNotUse() {
        Map<String, Set<String>> used = new HashMap<>();
        eachReference((bundle, reference) -> {
            Set<String> words = used.computeIfAbsent(bundle.shortName(), name -> new HashSet<>());
            String packageName = CompiledClass.packageOf(reference.type());
            owner(reference.type()).ifPresent(owner -> words.add(owner.shortName()));
            jdk.of(packageName).ifPresent(words::add);
            row(bundle).libraries().stream().filter((packageName + ".")::startsWith).forEach(words::add);
        });
        List<String> offenders = new ArrayList<>();
        for (AllowedDependencies.Row row : allowed.rows().values()) {
            if (used.containsKey(row.bundle())) {
                Stream.of(row.bundles(), row.modules(), row.libraries()).flatMap(Set::stream)
                        .filter(word -> !used.get(row.bundle()).contains(word))
                        .forEach(word -> offenders.add(row.bundle() + " may use " + word + " and does not"));
            }
        }
        Offenders.none("permission without use", offenders);
    }

    private AllowedDependencies.Row row(Bundle bundle) {
        return allowed.row(bundle.shortName())
                .orElseThrow(() -> new IllegalStateException("no line in allowed-dependencies.txt for " + bundle.shortName()));
    }

    /** The bundle a type belongs to: {@code org.lodestone.ui.planning.x.Y} to ui.planning, not to ui. */
    private Optional<Bundle> owner(String type) {
        return longestNamesFirst.stream().filter(bundle -> type.startsWith(bundle.name() + ".")).findFirst();
    }

    private void eachReference(BiConsumer<Bundle, Reference> use) {
        for (Bundle bundle : bundles) {
            for (CompiledClass user : bundle.classes()) {
                user.types().forEach(type -> use.accept(bundle, new Reference(user.name(), type)));
            }
        }
    }

    /** A class and a type it speaks of. */
    private record Reference(String user, String type) {
        @Override
        public String toString() {
            return user + " -> " + type;
        }
    }
}
