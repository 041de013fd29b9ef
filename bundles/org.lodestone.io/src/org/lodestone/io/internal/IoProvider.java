package org.lodestone.io.internal;

import java.util.List;
import org.lodestone.io.internal.surface.GiftiReader;
import org.lodestone.io.internal.surface.GiftiWriter;
import org.lodestone.io.internal.surface.PlyWriter;
import org.lodestone.io.internal.surface.StlWriter;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** Offers the readers and writers of this bundle. */
public final class IoProvider implements MethodProvider {

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new NiftiReader(), new NiftiWriter(), new NiftiCopy(),
                new GiftiReader(), new GiftiWriter(), new PlyWriter(), new StlWriter());
    }
}
