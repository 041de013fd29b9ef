package org.lodestone.ui.navigation.internal;

import java.util.Locale;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;
import org.lodestone.device.Capability;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.DriverInfo;
import org.lodestone.runtime.DeviceSnapshot;
import org.lodestone.ui.FindingWords;

/** The columns of the table of devices: heading, width in characters, text of a row. */
enum DeviceColumn {
    NAME(Messages.device, 24, DeviceColumn::name),
    DRIVER(Messages.driver, 26, DeviceColumn::driver),
    STATE(Messages.state, 14, device -> FindingWords.said(state(device))),
    REASON(Messages.reason, 44, device -> FindingWords.said(reason(device.status()))),
    RATE(Messages.rate, 10, DeviceColumn::rate);

    private final String heading;
    private final int widthChars;
    private final Function<DeviceSnapshot, String> text;

    DeviceColumn(String heading, int widthChars, Function<DeviceSnapshot, String> text) {
        this.heading = heading;
        this.widthChars = widthChars;
        this.text = text;
    }

    String heading() {
        return heading;
    }

    int widthChars() {
        return widthChars;
    }

    String text(DeviceSnapshot device) {
        return text.apply(device);
    }

    private static String name(DeviceSnapshot device) {
        boolean simulated = device.driver().map(d -> d.capabilities().contains(Capability.SIMULATED)).orElse(false);
        return simulated && !device.title().toLowerCase(Locale.ROOT).contains("simulated")
                ? NLS.bind(Messages.simulatedDevice, device.title()) : FindingWords.said(device.title());
    }

    private static String driver(DeviceSnapshot device) {
        return device.driver().map(d -> FindingWords.said(d.title()) + " " + d.version()).orElse(device.driverId());
    }

    private static String state(DeviceSnapshot device) {
        DeviceState state = device.status().state();
        if (state == DeviceState.ACTIVE) {
            DeviceKind kind = device.driver().map(DriverInfo::kind).orElse(DeviceKind.TRACKER);
            return switch (kind) {
                case STIMULATOR -> "ARMED";
                case ROBOT -> "servo on";
                case TRACKER, TRIGGER, EMG -> "streaming";
            };
        }
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String reason(DeviceStatus status) {
        if (!status.message().isBlank()) {
            return status.message();
        }
        return status.detail() == Detail.NONE ? "" : status.detail().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String rate(DeviceSnapshot device) {
        return device.rateHz() > 0 ? String.format(Locale.ROOT, "%.0f Hz", device.rateHz()) : "";
    }
}
