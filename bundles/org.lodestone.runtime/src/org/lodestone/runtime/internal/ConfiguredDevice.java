package org.lodestone.runtime.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceConfig;

/**
 * One device of the site's configuration: a component made for each factory configuration {@code org.lodestone.device~ID} with the keys
 * {@code id}, {@code title}, {@code driver}, {@code address}, {@code connectTimeoutMs} and, prefixed with {@code setting.}, the driver's
 * own. A changed configuration makes a new component, so that the device is closed and opened again.
 */
public final class ConfiguredDevice {

    private volatile DeviceConfig config;

    /** Called by the service runtime with the configuration. */
    public void activate(Map<String, Object> properties) {
        Map<String, Object> settings = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith("setting.")) {
                settings.put(key.substring("setting.".length()), value instanceof Integer i ? (Object) i.longValue() : value);
            }
        });
        String id = text(properties, "id", "");
        config = new DeviceConfig(id, text(properties, "title", id), text(properties, "driver", ""),
                URI.create(text(properties, "address", "")), new Parameters(settings),
                Duration.ofMillis(Long.parseLong(text(properties, "connectTimeoutMs", "5000"))));
    }

    /** @return the device */
    public DeviceConfig config() {
        return config;
    }

    private static String text(Map<String, Object> properties, String key, String otherwise) {
        Object value = properties.get(key);
        return value == null ? otherwise : value.toString();
    }
}
