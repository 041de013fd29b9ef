package org.lodestone.device.serial.internal;

import java.net.URI;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.wire.SerialSettings;

/**
 * A serial port as an address names it: {@code ndi-serial:/dev/ttyUSB0}, {@code magstim-serial:COM3?baud=9600}.
 *
 * @param port name of the port as the system has it
 * @param settings speed and format
 */
record SerialAddress(String port, SerialSettings settings) {

    static SerialAddress of(URI address, SerialSettings usual) throws DeviceException {
        String text = address.getSchemeSpecificPart();
        int question = text.indexOf('?');
        String port = question < 0 ? text : text.substring(0, question);
        if (port.isBlank() || port.startsWith("//")) {
            throw new DeviceException(Detail.NOT_CONFIGURED, address + " names no serial port; write it as scheme:/dev/ttyUSB0 or scheme:COM3.");
        }
        SerialSettings settings = usual;
        if (question >= 0) {
            String query = text.substring(question + 1);
            if (!query.matches("baud=\\d{2,7}")) {
                throw new DeviceException(Detail.NOT_CONFIGURED, address + " may say ?baud=NUMBER after the port and nothing else.");
            }
            settings = usual.withBaud(Integer.parseInt(query.substring(5)));
        }
        return new SerialAddress(port, settings);
    }
}
