package org.lodestone.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real archive, Orthanc (Jodogne 2018), with empty store on free ports of this machine; gone when closed. */
public final class Orthanc implements AutoCloseable {

    /** Its application entity title. */
    public static final String TITLE = "ORTHANC";
    /** The title that it knows us by. */
    public static final String OUR_TITLE = "LODESTONE";
    /** User of its web services. */
    public static final String USER = "alice";
    /** Password of that user. */
    public static final String PASSWORD = "open sesame \u00e4";

    private static final Path WEB = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private final Process process;
    private final int port;
    private final int webPort;
    private final int receiverPort;
    private final Path log;

    private Orthanc(Process process, int port, int webPort, int receiverPort, Path log) {
        this.process = process;
        this.port = port;
        this.webPort = webPort;
        this.receiverPort = receiverPort;
        this.log = log;
    }

    /**
     * Starts it; the test is skipped when it is not installed.
     *
     * @param folder empty folder for its files
     */
    public static Orthanc start(Path folder) throws IOException, InterruptedException {
        Path program = Programs.need("Orthanc", "orthanc");
        Assumptions.assumeTrue(Files.exists(WEB), "the plugin for DICOMweb is not installed (Debian package orthanc-dicomweb)");
        int port = Programs.freePort();
        int webPort = Programs.freePort();
        int receiverPort = Programs.freePort();
        Path store = Files.createDirectories(folder.resolve("store"));
        Path configuration = Files.writeString(folder.resolve("orthanc.json"), """
                {"Name": "test", "StorageDirectory": "%s", "IndexDirectory": "%s", "Plugins": ["%s"],
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": true, "RegisteredUsers": {"%s": "%s"},
                 "HttpServerEnabled": true, "HttpPort": %d, "DicomServerEnabled": true, "DicomPort": %d, "DicomAet": "%s",
                 "DicomCheckCalledAet": true, "DicomAlwaysAllowEcho": true, "DicomAlwaysAllowStore": false,
                 "DicomAlwaysAllowFind": false, "DicomAlwaysAllowGet": false, "DicomAlwaysAllowMove": false, "DicomCheckModalityHost": false,
                 "OverwriteInstances": true, "DicomScpTimeout": 30, "DicomWeb": {"Enable": true, "Root": "/dicom-web/"},
                 "DicomModalities": {"us": {"AET": "%s", "Host": "127.0.0.1", "Port": %d, "AllowGet": true}}}
                """.formatted(store, store, WEB, USER, PASSWORD, webPort, port, TITLE, OUR_TITLE, receiverPort));
        Path log = folder.resolve("orthanc.log");
        Process process = new ProcessBuilder(program.toString(), configuration.toString()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        Orthanc orthanc = new Orthanc(process, port, webPort, receiverPort, log);
        orthanc.waitUntilItAnswers();
        return orthanc;
    }

    private void waitUntilItAnswers() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + "/system"))
                    .timeout(Duration.ofSeconds(5)).build();
            for (int attempt = 0; attempt < 200 && process.isAlive(); attempt++) {
                try {
                    client.send(request, HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (IOException e) {
                    // Not there yet.
                    Thread.sleep(100);
                }
            }
        }
        close();
        throw new IOException("Orthanc does not start: " + Files.readString(log));
    }

    /** @return port of the DICOM protocol */
    public int port() {
        return port;
    }

    /** @return port at which it expects our receiver */
    public int receiverPort() {
        return receiverPort;
    }

    /** @return root of its web services */
    public URI web() {
        return URI.create("http://127.0.0.1:" + webPort + "/dicom-web");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
