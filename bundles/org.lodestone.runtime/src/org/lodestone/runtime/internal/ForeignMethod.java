package org.lodestone.runtime.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.method.Contribution;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;

/**
 * A method of a third party as everybody else sees it: one that throws, or gives nothing, is a refusal that names the bundle instead of
 * a fault of the product, one that does not stop when it is told to is left alone, and a question has to be answered soon. It has all interfaces of the method it stands for.
 *
 * <p>Runs on a thread of its own; the thread that asked waits.
 */
final class ForeignMethod implements InvocationHandler {

    /** How long a method may go on after its user asked to stop. */
    static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LOOK_MS = 50;

    private final String origin;
    private final Method<?, ?> method;
    // Asked once: what a form shows and a result is stored under does not change behind anybody's back.
    private final MethodInfo info;
    private final List<Parameter> parameters;
    private final String id;
    private final Duration grace;

    private ForeignMethod(String origin, Method<?, ?> method, Duration grace) {
        this.origin = origin;
        this.method = method;
        this.info = method.info();
        this.parameters = List.copyOf(method.parameters());
        this.id = info.id();
        this.grace = grace;
    }

    /**
     * @param origin bundle, for messages
     * @param method what it offers
     * @param grace how long it may go on after its user asked to stop
     * @return what to give to others
     */
    static Method<?, ?> of(String origin, Method<?, ?> method, Duration grace) {
        Set<Class<?>> steps = new LinkedHashSet<>();
        for (Class<?> type = method.getClass(); type != null; type = type.getSuperclass()) {
            collect(type, steps);
        }
        return (Method<?, ?>) Proxy.newProxyInstance(method.getClass().getClassLoader(), steps.toArray(Class<?>[]::new),
                new ForeignMethod(origin, method, grace));
    }

    private static void collect(Class<?> type, Set<Class<?>> steps) {
        for (Class<?> step : type.getInterfaces()) {
            if (Modifier.isPublic(step.getModifiers()) && Method.class.isAssignableFrom(step)) {
                steps.add(step);
            } else {
                collect(step, steps);
            }
        }
    }

    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method called, Object[] arguments) throws Throwable {
        if (called.getDeclaringClass() == Object.class) {
            return switch (called.getName()) {
                case "equals" -> proxy == arguments[0] || behind(arguments[0]).filter(method::equals).isPresent();
                case "hashCode" -> method.hashCode();
                default -> method.toString();
            };
        }
        if (arguments == null && called.getName().equals("info")) {
            return info;
        }
        if (arguments == null && called.getName().equals("parameters")) {
            return parameters;
        }
        Optional<Execution> execution = execution(arguments);
        try {
            Object given = execution.isPresent() ? apart(called, arguments, execution.get().progress(), Duration.ofDays(365))
                    : apart(called, arguments, Progress.NONE, Contribution.LIMIT);
            if (given == null && called.getReturnType() != void.class) {
                throw new RefusedException(fault(called, "gave nothing"));
            }
            return given;
        } catch (InvocationTargetException e) {
            return failed(called, e.getCause());
        } catch (RefusedException e) {
            return failed(called, e);
        }
    }

    private static Optional<Execution> execution(Object[] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Execution last ? Optional.of(last)
                : Optional.empty();
    }

    private Object apart(java.lang.reflect.Method called, Object[] arguments, Progress progress, Duration limit)
            throws InvocationTargetException {
        CompletableFuture<Object> result = new CompletableFuture<>();
        Thread worker = Thread.ofPlatform().daemon().name("method-" + id).start(() -> {
            try {
                result.complete(called.invoke(method, arguments));
            } catch (InvocationTargetException e) {
                result.completeExceptionally(e.getCause());
            } catch (IllegalAccessException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        long end = System.nanoTime() + limit.toNanos();
        long givenUp = Long.MAX_VALUE;
        while (true) {
            try {
                return result.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new InvocationTargetException(e.getCause());
            } catch (TimeoutException e) {
                long now = System.nanoTime();
                if (givenUp == Long.MAX_VALUE && progress.isCancelled()) {
                    givenUp = now + grace.toNanos();
                }
                if (now - end > 0) {
                    worker.interrupt();
                    throw new RefusedException(fault(called, "did not answer within " + limit.toSeconds() + " s"));
                }
                if (givenUp != Long.MAX_VALUE && now > givenUp) {
                    worker.interrupt();
                    Trouble.log(List.of(Finding.error("LS-EXT-007", "The method " + id + " of " + origin + " does not stop; it is left alone.",
                            "Start the program again, and disable or update the bundle.")));
                    throw new CancelledException();
                }
            } catch (InterruptedException e) {
                worker.interrupt();
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        }
    }

    /** @return the refusal, where an outcome is expected */
    private Object failed(java.lang.reflect.Method called, Throwable error) {
        if (error instanceof CancelledException stopped) {
            throw stopped;
        }
        List<Finding> why = error instanceof RefusedException refused ? refused.findings() : List.of(fault(called, "failed with " + error));
        Trouble.log(why.stream().filter(finding -> finding.code().startsWith("LS-EXT-")).toList());
        if (called.getReturnType() == Outcome.class) {
            return new Outcome.Refused<>(why);
        }
        if (called.getName().equals("check")) {
            return why;
        }
        if (called.getReturnType() == boolean.class) {
            // Whether it wants a file, say: the answer of a broken one is no, and the next is asked.
            return false;
        }
        throw new RefusedException(why);
    }

    private Finding fault(java.lang.reflect.Method called, String what) {
        return Finding.error("LS-EXT-006", "The method " + id + " of " + origin + " " + what + " (" + called.getName() + ").",
                "Use another method, or update the bundle; extensions.disabled in the site's configuration leaves it out.");
    }

    private static Optional<Method<?, ?>> behind(Object other) {
        return other != null && Proxy.isProxyClass(other.getClass()) && Proxy.getInvocationHandler(other) instanceof ForeignMethod foreign
                ? Optional.of(foreign.method) : Optional.empty();
    }
}
