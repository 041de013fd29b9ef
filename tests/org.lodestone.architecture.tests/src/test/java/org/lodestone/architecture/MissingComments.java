package org.lodestone.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Looks through one file for public types and methods without a documentation comment. Constructors, overriding methods and the
 * accessors of records are described where they come from; what lies in a type that is not public is not public either.
 */
final class MissingComments extends TreePathScanner<Void, Void> {

    private final SourceFile source;
    private final List<String> found = new ArrayList<>();

    private MissingComments(SourceFile source) {
        this.source = source;
    }

    /** Place and name of each offender. */
    static List<String> in(SourceFile source) {
        MissingComments scanner = new MissingComments(source);
        scanner.scan(source.unit(), null);
        return scanner.found;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        if (isPublic(type.getModifiers().getFlags(), enclosing())) {
            check(type, type.getSimpleName().toString());
            super.visitClass(type, nothing);
        }
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        ClassTree type = enclosing();
        boolean constructor = method.getReturnType() == null;
        boolean overrides = method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().endsWith("Override"));
        boolean accessor = method.getParameters().isEmpty() && components(type).contains(method.getName().toString());
        if (!constructor && !overrides && !accessor && isPublic(method.getModifiers().getFlags(), type)) {
            check(method, type.getSimpleName() + "." + method.getName());
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
        return null;
    }

    private void check(Tree tree, String name) {
        String comment = source.docs().getDocComment(getCurrentPath());
        if (comment == null || comment.isBlank()) {
            found.add(source.at(tree) + " " + name);
        }
    }

    private ClassTree enclosing() {
        TreePath parent = getCurrentPath().getParentPath();
        return parent != null && parent.getLeaf() instanceof ClassTree type ? type : null;
    }

    private static boolean isPublic(Set<Modifier> modifiers, ClassTree enclosing) {
        boolean memberOfInterface = enclosing != null
                && (enclosing.getKind() == Tree.Kind.INTERFACE || enclosing.getKind() == Tree.Kind.ANNOTATION_TYPE);
        return modifiers.contains(Modifier.PUBLIC) || memberOfInterface && !modifiers.contains(Modifier.PRIVATE);
    }

    private static Set<String> components(ClassTree type) {
        Set<String> names = new HashSet<>();
        if (type.getKind() == Tree.Kind.RECORD) {
            for (Tree member : type.getMembers()) {
                if (member instanceof VariableTree field && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                    names.add(field.getName().toString());
                }
            }
        }
        return names;
    }
}
