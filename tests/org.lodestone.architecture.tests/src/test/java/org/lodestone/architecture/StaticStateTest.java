package org.lodestone.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Nothing that a second patient could inherit from the first lies in a static field. */
class StaticStateTest {

    private static final List<Class<?>> MUTABLE = List.of(java.util.concurrent.atomic.AtomicBoolean.class,
            java.util.concurrent.atomic.AtomicInteger.class, java.util.concurrent.atomic.AtomicLong.class,
            java.util.concurrent.atomic.AtomicReference.class, java.util.concurrent.atomic.LongAdder.class, ThreadLocal.class,
            java.util.Random.class, java.util.SplittableRandom.class, StringBuilder.class, StringBuffer.class, java.util.BitSet.class,
            java.util.concurrent.Executor.class, java.util.concurrent.locks.Lock.class, Thread.class, java.nio.Buffer.class,
            java.text.Format.class, java.util.Calendar.class, java.util.Date.class, java.util.Properties.class);
    private static final Pattern MUTABLE_COLLECTION = Pattern.compile(
            "(?:\\w+\\.)*(?:\\w*(?:ArrayList|LinkedList|HashMap|HashSet|TreeMap|TreeSet|Deque|Queue|Vector|Hashtable|EnumMap|Stack))");

    private final List<Bundle> bundles = Repository.find().bundles();

    @Test
    void staticFieldsAreFinalOutsideEnums() {
        Offenders.none("static field that can be assigned", fields(field -> !has(field, AccessFlag.FINAL)));
    }

    @Test
    void arraysInStaticFieldsArePrivate() {
        Offenders.none("static array that others can write into",
                fields(field -> field.fieldType().stringValue().startsWith("[") && !has(field, AccessFlag.PRIVATE)));
    }

    @Test
    void noStaticFieldHasAMutableType() {
        Offenders.none("static field of a mutable type", fields(field -> isMutable(field.fieldType().stringValue())));
    }

    @Test
    void noStaticFieldHoldsANewMutableCollection() {
        List<String> offenders = new ArrayList<>();
        for (SourceFile source : SourceFile.of(bundles)) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitVariable(VariableTree variable, Void nothing) {
                    boolean field = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
                    if (field && variable.getModifiers().getFlags().contains(Modifier.STATIC) && isNewCollection(variable.getInitializer())) {
                        offenders.add(source.at(variable) + " " + variable.getName());
                    }
                    return super.visitVariable(variable, nothing);
                }
            }.scan(source.unit(), null);
        }
        Offenders.none("static collection that can be changed", offenders);
    }

    /** A GL object belongs to the context that made it, so it cannot belong to a class. */
    @Test
    void noStaticFieldHoldsAnObjectOfOpenGl() {
        Offenders.none("static field of a type of JOGL", fields(field -> field.fieldType().stringValue().contains("Lcom/jogamp/")));
    }

    private List<String> fields(java.util.function.Predicate<FieldModel> offends) {
        List<String> offenders = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (CompiledClass type : bundle.classes()) {
                boolean exempt = type.model().flags().has(AccessFlag.ENUM) || holdsTranslatedTexts(type);
                type.model().fields().stream()
                        .filter(field -> has(field, AccessFlag.STATIC) && !has(field, AccessFlag.SYNTHETIC) && !exempt && offends.test(field))
                        .forEach(field -> offenders.add(type.name() + "." + field.fieldName().stringValue()));
            }
        }
        return offenders;
    }

    /** Eclipse fills the texts of such a class once, when it is loaded. */
    private static boolean holdsTranslatedTexts(CompiledClass type) {
        return type.model().superclass().filter(parent -> parent.asInternalName().equals("org/eclipse/osgi/util/NLS")).isPresent();
    }

    private static boolean has(FieldModel field, AccessFlag flag) {
        return field.flags().has(flag);
    }

    private static boolean isNewCollection(ExpressionTree initializer) {
        return initializer instanceof NewClassTree creation
                && MUTABLE_COLLECTION.matcher(creation.getIdentifier().toString().replaceAll("<.*", "")).matches();
    }

    /** Types of the JDK that are known to change; an interface such as List says nothing and passes. */
    private static boolean isMutable(String descriptor) {
        if (!descriptor.startsWith("Ljava/")) {
            return false;
        }
        try {
            Class<?> type = Class.forName(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'), false,
                    ClassLoader.getPlatformClassLoader());
            boolean concreteCollection = !type.isInterface()
                    && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type));
            return concreteCollection || MUTABLE.stream().anyMatch(mutable -> mutable.isAssignableFrom(type));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("unknown type of the JDK " + descriptor, e);
        }
    }
}
