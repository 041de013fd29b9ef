package org.lodestone.dicom.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.network.Question;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsMatch;
import org.lodestone.method.dicom.PacsQuery;
import org.lodestone.method.dicom.PacsQueryInput;

/** QIDO-RS. */
public final class WebQuery implements PacsQuery {

    private static final int LONGEST = 1 << 26;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.qido", "1", "DICOMweb query", "Asks a web archive what it has (QIDO-RS).",
                "DICOM PS3.18, 10.6");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(WebClient.TIMEOUT);
    }

    @Override
    public boolean accepts(PacsAddress address) {
        return address instanceof DicomWebAddress;
    }

    @Override
    public Outcome<List<PacsMatch>> run(PacsQueryInput input, Parameters parameters, Execution execution) {
        Duration timeout = Duration.ofSeconds(parameters.integer("timeoutSeconds"));
        try (WebClient client = new WebClient((DicomWebAddress) input.address(), timeout, execution.progress())) {
            HttpResponse<InputStream> response = client.send(client.request(path(input), "application/dicom+json").GET().build(), timeout);
            List<PacsMatch> matches = new ArrayList<>();
            try (InputStream body = client.body(response)) {
                client.demandSuccess(response, "the query");
                if (response.statusCode() != 204) {
                    array(body, client).forEach(match -> matches.add(new PacsMatch(DicomJson.texts(match))));
                }
            }
            boolean cut = matches.size() > input.limit();
            return Outcome.done(matches.stream().limit(input.limit()).toList(), cut ? List.of(Question.cut(input.limit())) : List.of());
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing an answer failed", e);
        }
    }

    private static JsonNode array(InputStream body, WebClient client) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST);
        if (bytes.length == LONGEST) {
            throw client.notUnderstood("it is longer than " + (LONGEST >> 20) + " MiB");
        }
        try {
            JsonNode json = new ObjectMapper().readTree(bytes);
            if (!json.isArray() && bytes.length > 0) {
                throw client.notUnderstood("it is no list");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw client.notUnderstood("it is no JSON, line " + e.getLocation().getLineNr());
        }
    }

    private static String path(PacsQueryInput input) {
        Map<String, String> keys = new java.util.TreeMap<>(Question.keys(input));
        StringBuilder path = new StringBuilder("/studies");
        if (input.level() != PacsQueryInput.Level.STUDY) {
            path.append('/').append(encoded(keys.remove("StudyInstanceUID"))).append("/series");
        }
        if (input.level() == PacsQueryInput.Level.IMAGE) {
            path.append('/').append(encoded(keys.remove("SeriesInstanceUID"))).append("/instances");
        }
        // One more than wanted shows that there are more.
        path.append("?limit=").append(input.limit() + 1L);
        keys.forEach((keyword, value) -> {
            Question.demandKnown(keyword);
            path.append('&').append(value.isEmpty() ? "includefield=" + encoded(keyword) : encoded(keyword) + "=" + encoded(value));
        });
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
