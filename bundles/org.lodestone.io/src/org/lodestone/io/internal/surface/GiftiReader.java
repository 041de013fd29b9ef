package org.lodestone.io.internal.surface;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Surface;
import org.lodestone.io.internal.file.FileTrouble;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.file.SurfaceReader;

/**
 * Reads meshes from GIFTI 1.0: the first array of points and the first of triangles. Document types and entities are not resolved, so a
 * file cannot make the reader open another one.
 */
public final class GiftiReader implements SurfaceReader {

    private static final long LARGEST_FILE = 1L << 30;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.io.gifti-reader", "1", "GIFTI surface", "Reads meshes from .gii files.",
                "Harwell J et al. GIFTI surface data format, version 1.0, 2011. https://www.nitrc.org/projects/gifti");
    }

    @Override
    public boolean accepts(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gii");
    }

    @Override
    public Outcome<Surface> run(Path file, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>();
        try {
            return Outcome.done(read(file, execution.progress(), findings), findings);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException e) {
            return Outcome.refused(FileTrouble.reading(file, 0, e).findings());
        }
    }

    private static Surface read(Path file, Progress progress, List<Finding> findings) throws IOException {
        if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE)) {
            throw FileTrouble.at("LS-GIFTI-001", file, 0, "this is not a surface file (no regular file, or larger than 1 GiB).",
                    "Give a .surf.gii file.");
        }
        byte[] content = Files.readAllBytes(file);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            // Numbers are ASCII in every encoding of practice; letters that are no UTF-8 stand in descriptions, which are not used.
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(new String(content, StandardCharsets.UTF_8)));
            try {
                return surface(file, xml, progress, findings);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharacterOffset();
            RefusedException refusal = FileTrouble.damaged("LS-GIFTI-002", file, at, "the XML is damaged: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + ".");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static Surface surface(Path file, XMLStreamReader xml, Progress progress, List<Finding> findings) throws XMLStreamException {
        GiftiArray points = null;
        GiftiArray triangles = null;
        boolean gifti = false;
        while (xml.hasNext() && (points == null || triangles == null)) {
            progress.check();
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("GIFTI")) {
                gifti = true;
            } else if (gifti && xml.getLocalName().equals("DataArray")) {
                GiftiArray array = GiftiArray.read(file, xml);
                if (array.intent().equals("NIFTI_INTENT_POINTSET") && points == null) {
                    points = array;
                } else if (array.intent().equals("NIFTI_INTENT_TRIANGLE") && triangles == null) {
                    triangles = array;
                }
            }
        }
        if (points == null || triangles == null) {
            throw FileTrouble.at("LS-GIFTI-003", file, 0, "the file holds no mesh: points or triangles are missing.",
                    "Give a .surf.gii file; .func.gii, .shape.gii and .label.gii hold values on a mesh only.");
        }
        if (!points.identity()) {
            findings.add(FileTrouble.warning("LS-GIFTI-004", file, 0,
                    "the file holds a transform to " + points.transformedSpace() + "; coordinates are given as stored, without it.",
                    "Check in the views that the surface lies on the scan."));
        }
        return mesh(file, points.floats(), triangles.ints());
    }

    private static Surface mesh(Path file, float[] vertices, int[] corners) {
        for (int i = 0; i < vertices.length; i++) {
            if (!Float.isFinite(vertices[i])) {
                throw FileTrouble.damaged("LS-GIFTI-005", file, 0, "vertex " + i / 3 + " has the coordinate " + vertices[i] + ".");
            }
        }
        for (int i = 0; i < corners.length; i++) {
            if (corners[i] < 0 || corners[i] >= vertices.length / 3) {
                throw FileTrouble.damaged("LS-GIFTI-005", file, 0,
                        "triangle " + i / 3 + " names vertex " + corners[i] + " of " + vertices.length / 3 + ".");
            }
        }
        return new Surface(Frame.scan(file.getFileName().toString()), vertices, corners);
    }
}
