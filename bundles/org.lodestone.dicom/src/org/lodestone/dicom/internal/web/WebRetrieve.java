package org.lodestone.dicom.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.data.InstancePath;
import org.lodestone.dicom.internal.data.Staging;
import org.lodestone.dicom.internal.header.DamagedDicomException;
import org.lodestone.dicom.internal.header.DicomHeader;
import org.lodestone.dicom.internal.header.DicomHeaderReader;
import org.lodestone.dicom.internal.header.DicomTag;
import org.lodestone.dicom.internal.network.Trouble;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsRetrieve;
import org.lodestone.method.dicom.PacsRetrieveInput;

/** WADO-RS: instances as parts of one answer, pixels as they are stored. */
public final class WebRetrieve implements PacsRetrieve {

    private static final String ACCEPT = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.wado", "1", "DICOMweb retrieve", "Fetches a study or series from a web archive (WADO-RS).",
                "DICOM PS3.18, 10.4");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(WebClient.TIMEOUT);
    }

    @Override
    public boolean accepts(PacsAddress address, PacsRetrieveInput.Way way) {
        return address instanceof DicomWebAddress && way instanceof PacsRetrieveInput.Way.Same;
    }

    @Override
    public Outcome<List<Path>> run(PacsRetrieveInput input, Parameters parameters, Execution execution) {
        Duration timeout = Duration.ofSeconds(parameters.integer("timeoutSeconds"));
        try (Staging staging = Staging.in(input.folder());
                WebClient client = new WebClient((DicomWebAddress) input.address(), timeout, execution.progress())) {
            String path = "/studies/" + input.studyUid() + (input.seriesUid().isEmpty() ? "" : "/series/" + input.seriesUid())
                    + (input.instanceUid().isEmpty() ? "" : "/instances/" + input.instanceUid());
            HttpResponse<InputStream> response = client.send(client.request(path, ACCEPT).GET().build(), timeout);
            int came;
            try (InputStream body = client.body(response)) {
                client.demandSuccess(response, "the request of images");
                came = parts(input, client, response, body, staging, execution);
            }
            if (came == 0) {
                return Outcome.refused(Trouble.incomplete(client.peer(), client.peer() + " has nothing under these identifiers."));
            }
            return Outcome.done(staging.publish());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException e) {
            return Outcome.refused(Staging.unwritable(input.folder(), e).findings());
        }
    }

    private static int parts(PacsRetrieveInput input, WebClient client, HttpResponse<InputStream> response, InputStream body,
            Staging staging, Execution execution) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String boundary = MultipartReader.boundary(type).orElseThrow(() -> client.notUnderstood("it has no parts but is " + type));
        MultipartReader reader = new MultipartReader(body, boundary);
        int came = 0;
        try {
            for (Optional<Map<String, String>> part = reader.next(); part.isPresent(); part = reader.next()) {
                String content = part.get().getOrDefault("content-type", "application/dicom").toLowerCase(Locale.ROOT);
                Path file = staging.path().resolve("part");
                try (OutputStream out = Files.newOutputStream(file)) {
                    reader.copy(out, Files.getFileStore(staging.path()).getUsableSpace());
                }
                if (content.startsWith("application/dicom") && !content.startsWith("application/dicom+")) {
                    place(input, client, file, staging);
                    came++;
                } else {
                    Files.delete(file);
                }
                execution.progress().report(0.5, came + " instances");
            }
        } catch (MultipartReader.DamagedMultipartException e) {
            throw client.notUnderstood(e.getMessage());
        }
        return came;
    }

    private static void place(PacsRetrieveInput input, WebClient client, Path file, Staging staging) throws IOException {
        try {
            DicomHeader header = DicomHeaderReader.read(file).orElseThrow(() -> client.notUnderstood("a part is no DICOM file"));
            Path relative = InstancePath.of(header).orElseThrow(() -> client.notUnderstood("a part has no proper identifiers"));
            if (!header.text(DicomTag.STUDY_UID).equals(input.studyUid())) {
                throw client.notUnderstood("a part belongs to another study");
            }
            Path place = staging.path().resolve(relative);
            Files.createDirectories(place.getParent());
            Files.move(file, place);
        } catch (DamagedDicomException e) {
            throw client.notUnderstood("a part is damaged at " + e.offset() + ": " + e.getMessage());
        }
    }
}
