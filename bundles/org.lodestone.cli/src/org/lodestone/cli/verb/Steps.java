package org.lodestone.cli.verb;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;

/** Which steps a method does: the interfaces below {@code org.lodestone.method} that it implements. */
final class Steps {

    private Steps() {
    }

    /** @return simple names of the interfaces, sorted */
    static List<String> of(Method<?, ?> method) {
        Set<String> names = new TreeSet<>();
        for (Class<?> type = method.getClass(); type != null; type = type.getSuperclass()) {
            collect(type, names);
        }
        return List.copyOf(names);
    }

    private static void collect(Class<?> type, Set<String> names) {
        for (Class<?> face : type.getInterfaces()) {
            if (Method.class.isAssignableFrom(face) && face != Method.class) {
                if (face.getPackageName().startsWith("org.lodestone.method.")) {
                    names.add(face.getSimpleName());
                }
                collect(face, names);
            }
        }
    }

    /**
     * @param registry the methods at hand
     * @param id of a method, or its last part
     * @return that method
     * @throws org.lodestone.core.RefusedException when there is none
     */
    static Method<?, ?> find(MethodRegistry registry, String id) {
        return (Method<?, ?>) registry.byId(Method.class, id);
    }
}
