package org.lodestone.io.internal;

import java.util.List;
import org.lodestone.io.internal.handover.BidsExporter;
import org.lodestone.io.internal.handover.BidsReader;
import org.lodestone.io.internal.handover.BrainsightExporter;
import org.lodestone.io.internal.handover.BrainsightReader;
import org.lodestone.io.internal.handover.InvesaliusExporter;
import org.lodestone.io.internal.handover.InvesaliusReader;
import org.lodestone.io.internal.handover.LocaliteExporter;
import org.lodestone.io.internal.handover.LocaliteReader;
import org.lodestone.io.internal.handover.SimnibsExporter;
import org.lodestone.io.internal.handover.SimnibsReader;
import org.lodestone.io.internal.handover.SlicerExporter;
import org.lodestone.io.internal.handover.SlicerReader;
import org.lodestone.io.internal.handover.Visor2Exporter;
import org.lodestone.io.internal.handover.Visor2Reader;
import org.lodestone.io.internal.surface.GiftiReader;
import org.lodestone.io.internal.surface.GiftiWriter;
import org.lodestone.io.internal.surface.PlyWriter;
import org.lodestone.io.internal.surface.StlWriter;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** Offers the readers, writers and exporters of this bundle. */
public final class IoProvider implements MethodProvider {

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new NiftiReader(), new NiftiWriter(), new NiftiCopy(),
                new GiftiReader(), new GiftiWriter(), new PlyWriter(), new StlWriter(),
                new BrainsightExporter(), new BrainsightReader(),
                new LocaliteExporter(), new LocaliteReader(),
                new InvesaliusExporter(), new InvesaliusReader(),
                new SimnibsExporter(), new SimnibsReader(),
                new Visor2Exporter(), new Visor2Reader(),
                new SlicerExporter(), new SlicerReader(),
                new BidsExporter(), new BidsReader());
    }
}
