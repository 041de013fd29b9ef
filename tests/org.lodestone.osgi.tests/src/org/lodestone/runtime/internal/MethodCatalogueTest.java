package org.lodestone.runtime.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.Method;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.MethodProvider;
import org.lodestone.method.MethodRegistry;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.runtime.Registration;
import org.osgi.framework.ServiceRegistration;

class MethodCatalogueTest {

    private static final String ID = "test.echo";

    private record Echo(String id) implements Method<String, String> {

        @Override
        public MethodInfo info() {
            return MethodInfo.of(id, "1", "Echo", "Gives back what it got.");
        }

        @Override
        public Outcome<String> run(String input, Parameters parameters, Execution execution) {
            throw new UnsupportedOperationException("never run");
        }
    }

    private static boolean has(MethodRegistry registry) {
        return registry.methods().stream().anyMatch(method -> method.info().id().equals(ID));
    }

    @Test
    void aMethodIsFoundAsLongAsItsBundleRuns() throws Exception {
        Framework framework = new Framework();
        MethodCatalogue catalogue = framework.service(MethodCatalogue.class);
        List<MethodRegistry> heard = new ArrayList<>();
        Registration listening = catalogue.onChange(heard::add);
        MethodProvider provider = () -> List.of(new Echo(ID));

        ServiceRegistration<MethodProvider> service = framework.context().registerService(MethodProvider.class, provider, null);
        Framework.eventually(() -> has(catalogue.current()));
        MethodRegistry jobs = catalogue.current();
        service.unregister();

        assertFalse(has(catalogue.current()));
        assertTrue(has(jobs));
        assertTrue(has(heard.get(heard.size() - 2)));
        assertFalse(has(heard.getLast()));
        listening.close();
        int before = heard.size();
        framework.context().registerService(MethodProvider.class, provider, null).unregister();
        assertEquals(before, heard.size());
    }

    @Test
    void aProviderThatThrowsBlocksOrTakesANameIsLeftOutAndTheOthersStay() throws Exception {
        Framework framework = new Framework();
        MethodCatalogue catalogue = framework.service(MethodCatalogue.class);
        ServiceRegistration<MethodProvider> good = framework.context().registerService(MethodProvider.class, () -> List.of(new Echo(ID)), null);
        Framework.eventually(() -> has(catalogue.current()));
        int before = catalogue.current().methods().size();
        List<ServiceRegistration<MethodProvider>> bad = new ArrayList<>();
        List<MethodProvider> providers = List.of(() -> {
            throw new IllegalStateException("broken");
        }, () -> {
            throw new NoClassDefFoundError("gone");
        }, () -> List.of(new Echo(ID)), () -> null);
        for (MethodProvider provider : providers) {
            bad.add(framework.context().registerService(MethodProvider.class, provider, null));
        }

        assertEquals(before, catalogue.current().methods().size());
        assertEquals(4, catalogue.findings().size(), catalogue.findings().toString());

        bad.forEach(ServiceRegistration::unregister);
        assertEquals(List.of(), catalogue.findings());
        good.unregister();
        assertFalse(has(catalogue.current()));
    }
}
