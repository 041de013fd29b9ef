package org.lodestone.dicom.internal;

import java.util.List;
import org.lodestone.dicom.internal.convert.Dcm2niixConversion;
import org.lodestone.dicom.internal.series.FolderDiscovery;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** Offers the list of series and their conversion. */
public final class DicomProvider implements MethodProvider {

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new FolderDiscovery(), new Dcm2niixConversion());
    }
}
