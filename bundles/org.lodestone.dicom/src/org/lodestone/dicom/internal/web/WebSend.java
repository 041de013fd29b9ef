package org.lodestone.dicom.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.network.Sendable;
import org.lodestone.dicom.internal.network.SendableFiles;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsSend;
import org.lodestone.method.dicom.PacsSendInput;
import org.lodestone.method.dicom.SentInstances;

/** STOW-RS: hands files to a web archive, some dozens a request. */
public final class WebSend implements PacsSend {

    private static final int MOST_FILES = 50;
    private static final long MOST_BYTES = 64L << 20;
    /** A slow line; no upload is given up while it can still be as slow as that. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1 << 18;
    private static final int LONGEST_ANSWER = 1 << 24;
    private static final String BOUNDARY = "lodestone-7f3ac1d05b9e4e2f";
    private static final String FAILED = "00081198";
    private static final String INSTANCE = "00081155";

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.dicom.stow", "1", "DICOMweb send", "Hands instances to a web archive (STOW-RS).",
                "DICOM PS3.18, 10.5");
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
    public Outcome<SentInstances> run(PacsSendInput input, Parameters parameters, Execution execution) {
        Duration timeout = Duration.ofSeconds(parameters.integer("timeoutSeconds"));
        List<Finding> findings = new ArrayList<>();
        List<Path> taken = new ArrayList<>();
        List<Path> refused = new ArrayList<>();
        try (WebClient client = new WebClient((DicomWebAddress) input.address(), timeout, execution.progress())) {
            SendableFiles files = SendableFiles.of(input.files(), execution.progress());
            findings.addAll(files.findings());
            refused.addAll(files.unusable());
            List<Sendable> left = files.files();
            while (!left.isEmpty()) {
                execution.progress().report((double) taken.size() / files.files().size(), "Sending");
                List<Sendable> now = some(left);
                Set<String> failed = send(client, now, timeout);
                for (Sendable file : now) {
                    boolean lost = failed.contains(file.instanceUid());
                    (lost ? refused : taken).add(file.file());
                    if (lost) {
                        findings.add(Finding.error("LS-PACS-009", client.peer() + " did not store " + file.file().getFileName() + ".",
                                "Look into the log of the server for this time.").with("file", file.file()));
                    }
                }
                left = left.subList(now.size(), left.size());
            }
            if (taken.isEmpty()) {
                return Outcome.refused(findings.isEmpty() ? List.of(Finding.error("LS-PACS-009", "There was nothing to send.",
                        "Give DICOM files or folders that hold some.")) : findings);
            }
            return Outcome.done(new SentInstances(taken, refused), findings);
        } catch (RefusedException e) {
            findings.addAll(e.findings());
            findings.add(Finding.info("LS-PACS-017", taken.size() + " instances were stored before."));
            return Outcome.refused(findings);
        } catch (IOException e) {
            findings.add(Finding.error("LS-PACS-018", "A file cannot be read any more: " + e.getMessage() + ".",
                    "Check the disk and send again."));
            return Outcome.refused(findings);
        }
    }

    private static List<Sendable> some(List<Sendable> left) throws IOException {
        long bytes = 0;
        int count = 0;
        while (count < left.size() && count < MOST_FILES && (count == 0 || bytes < MOST_BYTES)) {
            bytes += Files.size(left.get(count).file());
            count++;
        }
        return left.subList(0, count);
    }

    private static Set<String> send(WebClient client, List<Sendable> files, Duration timeout) throws IOException {
        List<BodyPublisher> parts = new ArrayList<>();
        long bytes = 0;
        for (Sendable file : files) {
            parts.add(text((parts.isEmpty() ? "" : "\r\n") + "--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"));
            try {
                parts.add(BodyPublishers.ofFile(file.file()));
            } catch (FileNotFoundException e) {
                throw new IOException(file.file() + " vanished", e);
            }
            bytes += Files.size(file.file());
        }
        parts.add(text("\r\n--" + BOUNDARY + "--\r\n"));
        Duration patience = timeout.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
        HttpResponse<InputStream> response = client.send(client.request("/studies", "application/dicom+json")
                .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(parts.toArray(BodyPublisher[]::new))).build(), patience);
        try (InputStream body = client.body(response)) {
            byte[] answer = body.readNBytes(LONGEST_ANSWER);
            Set<String> failed = new HashSet<>(DicomJson.inItems(json(answer), FAILED, INSTANCE));
            // A conflict says which; without names of the failed ones it is a failure of all.
            if (response.statusCode() == 409 && failed.isEmpty()) {
                files.forEach(file -> failed.add(file.instanceUid()));
            } else if (response.statusCode() != 409) {
                client.demandSuccess(response, "the upload");
            }
            return failed;
        }
    }

    private static JsonNode json(byte[] answer) throws IOException {
        try {
            JsonNode json = new ObjectMapper().readTree(answer);
            return json == null ? MissingNode.getInstance() : json.isArray() ? json.path(0) : json;
        } catch (JsonProcessingException e) {
            // Some servers answer in XML or words whatever they are asked for; the status says enough then.
            return MissingNode.getInstance();
        }
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.US_ASCII);
    }
}
