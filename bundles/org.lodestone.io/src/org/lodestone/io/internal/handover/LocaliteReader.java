package org.lodestone.io.internal.handover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lodestone.core.Affine;
import org.lodestone.method.export.ExportedPosition;
import org.lodestone.method.export.ReadBack;
import org.lodestone.method.export.ReadBackRequest;

/**
 * Reads Localite's instrument markers as SimNIBS does: LPS to RAS from the left, then the coil's axes from the right. The pose that Localite
 * writes for a coil it does not see is refused.
 */
public final class LocaliteReader extends TextReader {

    private static final Affine LPS_TO_RAS = new Affine(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0);
    private static final Affine LOCALITE_TO_SIMNIBS = new Affine(0, 0, 1, 0, 0, -1, 0, 0, 1, 0, 0, 0);

    /** Makes the reader. */
    public LocaliteReader() {
        super("localite", "Localite TMS Navigator", "SimNIBS 4, neuronavigation import.");
    }

    @Override
    ReadBack read(ReadBackRequest request) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<ExportedPosition> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(only(request))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            Affine toRas = null;
            String name = null;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "InstrumentMarkerList" -> toRas = toRas(String.valueOf(xml.getAttributeValue(null, "coordinateSpace")));
                        case "Marker" -> name = xml.getAttributeValue(null, "description");
                        case "Matrix4D" -> found.add(position(name, toRas, xml));
                        default -> { }
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return ReadBack.of(found);
    }

    private static Affine toRas(String space) {
        return switch (space) {
            case "RAS" -> Affine.IDENTITY;
            case "LPS" -> LPS_TO_RAS;
            default -> throw new IllegalArgumentException("coordinate space " + space);
        };
    }

    private static ExportedPosition position(String name, Affine toRas, XMLStreamReader xml) {
        double[] m = new double[16];
        for (int i = 0; i < 16; i++) {
            m[i] = Double.parseDouble(xml.getAttributeValue(null, "data" + i / 4 + i % 4));
        }
        Affine matrix = Affine.ofRowMajor(m);
        require(name != null && toRas != null, "the marker has no name or the list no space");
        require(!matrix.equals(LOCALITE_TO_SIMNIBS), "marker " + name + " is of a coil that was not tracked");
        return ExportedPosition.coil(name, fromSimnibs(toRas.times(matrix).times(LOCALITE_TO_SIMNIBS)));
    }
}
