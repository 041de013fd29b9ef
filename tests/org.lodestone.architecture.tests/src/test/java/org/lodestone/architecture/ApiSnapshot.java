package org.lodestone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What third parties can see of the API bundles, one line a type or member: an element that is gone or changed breaks them, and so does a
 * new abstract method of an interface that they implement.
 */
final class ApiSnapshot {

    /** The bundles whose exported packages third parties may import. */
    static final List<String> BUNDLES = List.of("core", "image", "method", "device");

    private ApiSnapshot() {
    }

    static Set<String> of(Bundle bundle) {
        Set<String> lines = new TreeSet<>();
        Path output = bundle.folder().resolve("target/classes");
        for (Path file : Repository.files(output)) {
            String name = output.relativize(file).toString().replace('\\', '/');
            boolean inPackage = name.endsWith(".class") && name.indexOf('/') > 0;
            if (inPackage && bundle.exports().containsKey(name.substring(0, name.lastIndexOf('/')).replace('/', '.'))) {
                add(file, lines);
            }
        }
        return lines;
    }

    private static void add(Path file, Set<String> lines) {
        ClassModel type;
        try {
            type = ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!visible(type.flags().flags()) || type.flags().has(AccessFlag.SYNTHETIC)) {
            return;
        }
        String name = type.thisClass().asInternalName().replace('/', '.');
        boolean face = type.flags().has(AccessFlag.INTERFACE);
        lines.add((face ? "interface " : "class ") + name + type.superclass().map(s -> " extends " + s.asInternalName()).orElse("")
                + type.interfaces().stream().map(i -> i.asInternalName()).sorted().collect(Collectors.joining(",", " implements ", "")));
        for (MethodModel method : type.methods()) {
            if (visible(method.flags().flags()) && !method.flags().has(AccessFlag.SYNTHETIC)) {
                String must = face && method.flags().has(AccessFlag.ABSTRACT) ? "abstract " : "";
                lines.add(must + (method.flags().has(AccessFlag.STATIC) ? "static " : "") + name + "#" + method.methodName().stringValue()
                        + method.methodType().stringValue());
            }
        }
        for (FieldModel field : type.fields()) {
            if (visible(field.flags().flags()) && !field.flags().has(AccessFlag.SYNTHETIC)) {
                lines.add(name + "." + field.fieldName().stringValue() + " " + field.fieldType().stringValue());
            }
        }
    }

    private static boolean visible(Set<AccessFlag> flags) {
        return flags.contains(AccessFlag.PUBLIC) || flags.contains(AccessFlag.PROTECTED);
    }
}
