package org.lodestone.cli.pacs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Face;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.dicom.ReceiverEvent;
import org.lodestone.method.dicom.RunningReceiver;
import org.lodestone.method.dicom.StorageReceiver;
import org.lodestone.method.dicom.StorageReceiverInput;
import org.lodestone.study.JsonFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lodestone pacs receive}: open a port that scanners push to. */
@Command(name = "receive", mixinStandardHelpOptions = true,
        description = "Opens a port that scanners and archives push images to, until it is stopped; a file appears only whole.",
        footer = {"", "The port is printed first. Other machines reach it only with --bind; name who may call with --from then."})
final class ReceiveVerb implements Callable<Integer> {

    private static final int MOST_LOOKS_AFTER_THE_LAST = 25;

    private final Face face;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where files appear, as STUDY/SERIES/INSTANCE.dcm.")
    private Path out;

    @Option(names = "--title", defaultValue = "LODESTONE", description = "Our title; ${DEFAULT-VALUE} if not given.")
    private String title;

    @Option(names = "--port", defaultValue = "0", description = "Where to listen; any free port when not given.")
    private int port;

    @Option(names = "--bind", defaultValue = StorageReceiverInput.LOOPBACK, paramLabel = "ADDRESS",
            description = "Address to listen at; ${DEFAULT-VALUE} if not given, which reaches this machine only.")
    private String bind;

    @Option(names = "--from", paramLabel = "TITLE", description = "Who may call; everybody when not given.")
    private List<String> callers = List.of();

    @Option(names = "--seconds", defaultValue = "Infinity", description = "How long; until stopped when not given.")
    private double seconds;

    @Option(names = "--count", defaultValue = "9223372036854775807", description = "Ends after that many instances.")
    private long count;

    @Option(names = "--json", description = "Print one JSON object a line for each event.")
    private boolean json;

    ReceiveVerb(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws InterruptedException {
        LinkedBlockingQueue<ReceiverEvent> events = new LinkedBlockingQueue<>();
        StorageReceiver receiver = face.methods().get().first(StorageReceiver.class);
        try (RunningReceiver running = receiver.run(input(events), Parameters.defaults(receiver.parameters()), face.execution(1))
                .orThrow()) {
            if (json) {
                line(JsonFile.object().put("port", running.port()));
            } else {
                face.out().println(running.port());
            }
            face.out().flush();
            long end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
            long came = 0;
            while (came < count && System.nanoTime() < end && !face.out().checkError()) {
                ReceiverEvent event = events.poll(200, TimeUnit.MILLISECONDS);
                if (event != null) {
                    tell(event);
                    came += event instanceof ReceiverEvent.Received ? 1 : 0;
                }
            }
            if (came >= count) {
                untilTheSenderIsDone(events);
            }
        }
        return ExitCode.DONE;
    }

    /** The sender of the last instance still wants to say goodbye; closing the port at once would look like a fault to it. */
    private void untilTheSenderIsDone(LinkedBlockingQueue<ReceiverEvent> events) throws InterruptedException {
        for (int i = 0; i < MOST_LOOKS_AFTER_THE_LAST; i++) {
            ReceiverEvent event = events.poll(200, TimeUnit.MILLISECONDS);
            if (event != null) {
                tell(event);
                if (event instanceof ReceiverEvent.Ended) {
                    return;
                }
            }
        }
    }

    private StorageReceiverInput input(LinkedBlockingQueue<ReceiverEvent> events) {
        try {
            return new StorageReceiverInput(title, bind, port, new HashSet<>(callers), out, events::add);
        } catch (IllegalArgumentException e) {
            RefusedException refusal = new RefusedException(
                    Finding.error("LS-CLI-065", e.getMessage() + ".", "Check --title, --bind and --port."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private void tell(ReceiverEvent event) {
        switch (event) {
            case ReceiverEvent.Received received -> {
                if (json) {
                    line(JsonFile.object().put("file", received.file().toString()).put("from", received.caller())
                            .put("study", received.studyUid()).put("series", received.seriesUid()));
                } else {
                    face.out().println(received.file());
                }
            }
            case ReceiverEvent.Ended ended -> {
                if (json) {
                    line(JsonFile.object().put("ended", ended.caller()).put("instances", ended.instances()));
                }
            }
            case ReceiverEvent.Trouble(Finding finding) -> {
                face.err().println(finding.toLine());
                if (json) {
                    line(JsonFile.object().put("trouble", finding.toLine()));
                }
            }
        }
        face.out().flush();
    }

    private void line(ObjectNode node) {
        face.out().println(node.toString());
    }
}
