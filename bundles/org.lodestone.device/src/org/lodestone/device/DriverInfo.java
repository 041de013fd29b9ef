package org.lodestone.device;

import java.util.Set;

/**
 * Who a driver is and what its devices can do at most; goes into the dashboard and the session record.
 *
 * @param id permanent, dotted lower case: {@code lodestone.igtl}; third parties use their own prefix
 * @param version of the driver, as in the record of a session
 * @param title for the dashboard, a few words
 * @param kind what its devices are for
 * @param schemes the URI schemes it opens, {@code openigtlink} for instance
 * @param capabilities what it offers
 */
public record DriverInfo(String id, String version, String title, DeviceKind kind, Set<String> schemes, Set<Capability> capabilities) {

    /** Checks the id and copies the sets. */
    public DriverInfo {
        if (!id.matches("[a-z][a-z0-9]*(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("driver id " + id);
        }
        schemes = Set.copyOf(schemes);
        capabilities = Set.copyOf(capabilities);
    }
}
