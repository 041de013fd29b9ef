package org.lodestone.cli.pacs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.Method;
import org.lodestone.method.dicom.DicomWebAddress;
import org.lodestone.method.dicom.PacsAddress;
import org.lodestone.method.dicom.PacsNode;
import picocli.CommandLine.Option;

/** Where an archive is and how it is spoken to; the same for all verbs. */
final class ArchiveOptions {

    private static final String PASSWORD = "LODESTONE_PACS_PASSWORD";

    @picocli.CommandLine.Parameters(index = "0", paramLabel = "ARCHIVE",
            description = "TITLE@HOST:PORT for the DICOM protocol, http(s)://... for DICOMweb.")
    private String archive;

    @Option(names = "--calling", defaultValue = "LODESTONE", paramLabel = "TITLE", description = "Our own title; ${DEFAULT-VALUE} if not given.")
    private String calling;

    @Option(names = "--user", paramLabel = "NAME",
            description = "User of a web archive; the password comes from the environment, " + PASSWORD + ", or from --password-file.")
    private String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password, one line.")
    private Path passwordFile;

    @Option(names = "--timeout", defaultValue = "10", paramLabel = "SECONDS", description = "Longest silence; ${DEFAULT-VALUE} if not given.")
    private long timeout;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** @return the archive that was named */
    PacsAddress address() {
        try {
            if (archive.startsWith("http://") || archive.startsWith("https://")) {
                return new DicomWebAddress(URI.create(archive), credentials());
            }
            int at = archive.indexOf('@');
            int colon = archive.lastIndexOf(':');
            if (at < 1 || colon < at + 2) {
                throw new IllegalArgumentException("neither TITLE@HOST:PORT nor http(s)://...");
            }
            return new PacsNode(archive.substring(at + 1, colon), Integer.parseInt(archive.substring(colon + 1)), archive.substring(0, at),
                    calling);
        } catch (IllegalArgumentException e) {
            RefusedException refusal = new RefusedException(Finding.error("LS-CLI-060", archive + " is no address of an archive: "
                    + e.getMessage() + ".", "Write ORTHANC@192.168.1.10:4242 or http://192.168.1.10:8042/dicom-web, for instance."));
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** @return the archive, which has to speak the DICOM protocol */
    PacsNode node() {
        if (address() instanceof PacsNode node) {
            return node;
        }
        throw new RefusedException(Finding.error("LS-CLI-060", archive + " is an address of DICOMweb; this needs the DICOM protocol.",
                "Give TITLE@HOST:PORT."));
    }

    /** @return the settings of a method with the chosen time-out */
    Parameters parameters(Method<?, ?> method) {
        return Parameters.of(method.parameters(), Map.of("timeoutSeconds", timeout));
    }

    private Optional<DicomWebAddress.Credentials> credentials() {
        if (user == null) {
            return Optional.empty();
        }
        if (passwordFile == null) {
            String password = System.getenv(PASSWORD);
            if (password == null) {
                throw new RefusedException(Finding.error("LS-CLI-061", "There is no password for " + user + ".",
                        "Set " + PASSWORD + " or give --password-file."));
            }
            return Optional.of(new DicomWebAddress.Credentials(user, password));
        }
        try {
            return Optional.of(new DicomWebAddress.Credentials(user, Files.readString(passwordFile).lines().findFirst().orElse("")));
        } catch (IOException e) {
            throw new RefusedException(Finding.error("LS-CLI-061", passwordFile + " cannot be read.", "Check path and rights."));
        }
    }
}
