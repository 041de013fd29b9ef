package org.lodestone.atlas.internal;

import java.util.List;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** The atlas pack layouts this bundle opens. */
public final class AtlasProvider implements MethodProvider {

    private final List<Method<?, ?>> methods = List.of(new MricronPackSource(), new FolderPackSource());

    /** Creates it; called by the framework or the service loader. */
    public AtlasProvider() {
    }

    @Override
    public List<Method<?, ?>> methods() {
        return methods;
    }
}
