package org.lodestone.dicom.internal;

import java.util.List;
import org.lodestone.dicom.internal.convert.Dcm2niixConversion;
import org.lodestone.dicom.internal.deidentify.FolderDeidentification;
import org.lodestone.dicom.internal.handover.PictureExporter;
import org.lodestone.dicom.internal.handover.PictureReader;
import org.lodestone.dicom.internal.handover.ReportExporter;
import org.lodestone.dicom.internal.handover.ReportReader;
import org.lodestone.dicom.internal.handover.StructureSetExporter;
import org.lodestone.dicom.internal.handover.StructureSetReader;
import org.lodestone.dicom.internal.network.EchoRequest;
import org.lodestone.dicom.internal.network.FindRequest;
import org.lodestone.dicom.internal.network.GetRequest;
import org.lodestone.dicom.internal.network.MoveRequest;
import org.lodestone.dicom.internal.network.Receiver;
import org.lodestone.dicom.internal.network.StoreRequest;
import org.lodestone.dicom.internal.series.FolderDiscovery;
import org.lodestone.dicom.internal.thumbnail.MiddleSlice;
import org.lodestone.dicom.internal.web.WebQuery;
import org.lodestone.dicom.internal.web.WebRetrieve;
import org.lodestone.dicom.internal.web.WebSend;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** Offers everything DICOM: lists of series, their conversion, the network, de-identification. */
public final class DicomProvider implements MethodProvider {

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new FolderDiscovery(), new Dcm2niixConversion(), new MiddleSlice(), new EchoRequest(), new FindRequest(),
                new GetRequest(),
                new MoveRequest(), new StoreRequest(), new Receiver(), new FolderDeidentification(), new WebQuery(),
                new WebRetrieve(), new WebSend(), new StructureSetExporter(), new StructureSetReader(), new ReportExporter(),
                        new ReportReader(),
                new PictureExporter(), new PictureReader());
    }
}
