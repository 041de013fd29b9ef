package org.lodestone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One class file and the types it speaks of: in its constant pool, in descriptors, in generic signatures and in the annotations that
 * exist at run time.
 *
 * @param model the parsed file
 * @param types binary names, {@code java.util.Map$Entry}, its own among them
 */
record CompiledClass(ClassModel model, Set<String> types) {

    private static final Pattern TYPE_IN_SIGNATURE = Pattern.compile("L([\\w$]+(?:/[\\w$-]+)+)");

    static List<CompiledClass> below(Path output) {
        if (!Files.isDirectory(output)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().map(CompiledClass::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CompiledClass read(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(file);
            return new CompiledClass(model, typesOf(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return model.thisClass().asInternalName().replace('/', '.');
    }

    /** Types that compilers look up when they meet this class: super types, and those of members that others may call. */
    Set<String> typesInItsFace() {
        Set<String> face = new TreeSet<>();
        model.superclass().ifPresent(parent -> face.add(parent.asInternalName().replace('/', '.')));
        model.interfaces().forEach(parent -> face.add(parent.asInternalName().replace('/', '.')));
        model.fields().stream().filter(field -> !field.flags().has(AccessFlag.PRIVATE))
                .forEach(field -> addSignature(field.fieldType().stringValue(), face));
        model.methods().stream().filter(method -> !method.flags().has(AccessFlag.PRIVATE))
                .forEach(method -> addSignature(method.methodType().stringValue(), face));
        return face;
    }

    /** The package of a type. */
    static String packageOf(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? "" : type.substring(0, dot);
    }

    private static Set<String> typesOf(ClassModel model) {
        Set<String> types = new TreeSet<>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case ClassEntry type when type.asInternalName().startsWith("[") -> addSignature(type.asInternalName(), types);
                case ClassEntry type -> types.add(type.asInternalName().replace('/', '.'));
                case NameAndTypeEntry member -> addSignature(member.type().stringValue(), types);
                case MethodTypeEntry method -> addSignature(method.descriptor().stringValue(), types);
                default -> { }
            }
        }
        addAttributes(model, types);
        model.fields().forEach(field -> {
            addSignature(field.fieldType().stringValue(), types);
            addAttributes(field, types);
        });
        model.methods().forEach(method -> {
            addSignature(method.methodType().stringValue(), types);
            addAttributes(method, types);
        });
        model.findAttribute(Attributes.record()).ifPresent(components -> components.components().forEach(component -> {
            addSignature(component.descriptor().stringValue(), types);
            addAttributes(component, types);
        }));
        return types;
    }

    private static void addAttributes(AttributedElement element, Set<String> types) {
        element.findAttribute(Attributes.signature()).ifPresent(signature -> addSignature(signature.signature().stringValue(), types));
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(found -> found.annotations().stream().map(Annotation::className)
                        .forEach(name -> addSignature(name.stringValue(), types)));
    }

    private static void addSignature(String signature, Set<String> types) {
        Matcher matcher = TYPE_IN_SIGNATURE.matcher(signature);
        while (matcher.find()) {
            types.add(matcher.group(1).replace('/', '.'));
        }
    }
}
