package org.lodestone.method.dicom;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * An archive that speaks DICOMweb (PS3.18).
 *
 * @param base root of its services, {@code http://host:8042/dicom-web}
 * @param credentials user and password, when it asks for them
 */
public record DicomWebAddress(URI base, Optional<Credentials> credentials) implements PacsAddress {

    /** A user and a password; the password never shows in a text. */
    public record Credentials(String user, String password) {

        /** Checks the components. */
        public Credentials {
            Objects.requireNonNull(password, "password");
            if (user.isEmpty() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("a user name without a colon is needed");
            }
        }

        @Override
        public String toString() {
            return "Credentials[" + user + ", ***]";
        }
    }

    /** Checks the components. */
    public DicomWebAddress {
        Objects.requireNonNull(credentials, "credentials");
        String scheme = String.valueOf(base.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https") || base.getHost() == null || base.getUserInfo() != null) {
            throw new IllegalArgumentException("an address http(s)://host/path without a user is needed");
        }
    }
}
