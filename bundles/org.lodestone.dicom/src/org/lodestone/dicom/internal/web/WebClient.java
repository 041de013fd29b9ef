package org.lodestone.dicom.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.lodestone.core.CancelledException;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameter;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.dicom.internal.network.Trouble;
import org.lodestone.method.dicom.DicomWebAddress;

/** Talks to a DICOMweb server. Never follows it elsewhere, so that a password goes nowhere else. */
final class WebClient implements AutoCloseable {

    /** How long the other side may be silent. */
    static final Parameter TIMEOUT = Parameter.integer("timeoutSeconds", 10, 1, 600,
            "Longest silence of the other side, and longest wait for a connection.");

    private static final long LOOK_MILLIS = 100;

    private final DicomWebAddress address;
    private final Duration timeout;
    private final Progress progress;
    private final HttpClient client;

    WebClient(DicomWebAddress address, Duration timeout, Progress progress) {
        this.address = address;
        this.timeout = timeout;
        this.progress = progress;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1).build();
    }

    /** @return host and port, for messages */
    String peer() {
        URI base = address.base();
        return base.getHost() + (base.getPort() < 0 ? "" : ":" + base.getPort());
    }

    /** @return a request of a path below the root of the services, which begins with a slash */
    HttpRequest.Builder request(String path, String accept) {
        String base = address.base().toString();
        URI uri = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri).header("Accept", accept);
        address.credentials().ifPresent(c -> builder.header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString((c.user() + ":" + c.password()).getBytes(StandardCharsets.UTF_8))));
        return builder;
    }

    /**
     * @param patience longest wait for the beginning of the answer
     * @return the answer; its body has to be closed
     * @throws RefusedException when none comes
     */
    HttpResponse<InputStream> send(HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<InputStream>> future = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.check();
                    if (System.nanoTime() - deadline > 0) {
                        throw Trouble.stalled(peer(), "before it answered", patience.toMillis() / 1000.0);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw refusal(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            future.cancel(true);
        }
    }

    /** @return the body, guarded against silence */
    InputStream body(HttpResponse<InputStream> response) {
        return new GuardedStream(response.body(), peer(), timeout, progress);
    }

    /** @throws RefusedException unless the answer is a success */
    void demandSuccess(HttpResponse<?> response, String service) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String remedy = switch (status) {
            case 401, 403 -> "Check user and password, and that this user may do it.";
            case 404 -> "Check the address of the services and the identifiers.";
            case 301, 302, 307, 308 -> "Give the address that the server names: " + place(response) + ".";
            case 413 -> "Send fewer or smaller files.";
            default -> "Look into the log of the server for this time.";
        };
        throw new RefusedException(Finding.error("LS-PACS-012", peer() + " answered " + service + " with HTTP status " + status
                + ".", remedy)
                .with("peer", peer()).with("status", status));
    }

    private static String place(HttpResponse<?> response) {
        return response.headers().firstValue("Location").map(text -> text.replaceFirst("\\?.*", "")).orElse("none");
    }

    /** What came is not what the service promises. */
    RefusedException notUnderstood(String what) {
        return new RefusedException(Finding.error("LS-PACS-013", "The answer of " + peer() + " is not understood: " + what + ".",
                "Check that the address is the root of DICOMweb services.").with("peer", peer()));
    }

    private RefusedException refusal(Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException _ -> Trouble.stalled(peer(), "while connecting", timeout.toMillis() / 1000.0);
            case ConnectException e -> Trouble.unreachable(peer(), reason(e));
            case SSLException e -> Trouble.unreachable(peer(), "no secure connection, " + e.getMessage());
            case IOException e when e.getCause() instanceof UnresolvedAddressException -> Trouble.unreachable(peer(),
                    "the name is not known");
            case IOException e when e instanceof ProtocolException || e.getCause() instanceof ProtocolException ->
                notUnderstood("it is not HTTP");
            default -> Trouble.dropped(peer(), "before it answered");
        };
    }

    private static String reason(ConnectException e) {
        if (e.getCause() instanceof ConnectException deeper && deeper.getCause() instanceof UnresolvedAddressException) {
            return "the name is not known";
        }
        return e.getMessage() == null ? "nobody listens there" : e.getMessage();
    }

    @Override
    public void close() {
        // An answer that was not read to its end shall not keep us.
        client.shutdownNow();
    }
}
