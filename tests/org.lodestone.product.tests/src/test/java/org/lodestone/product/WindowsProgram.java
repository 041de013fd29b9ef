package org.lodestone.product;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A program for 64-bit Windows that prints the line it was started with, waits two seconds and ends with code 7: what stands in for
 * {@code java.exe} where no Windows is. Written byte by byte after the PE format, so that no compiler for Windows is needed.
 */
final class WindowsProgram {

    static final int EXIT = 7;
    private static final int PAGE = 0x1000;
    private static final int HEADERS = 0x200;
    private static final int SECTION = 0x400;
    private static final int TABLE = 0x200;
    private static final int ADDRESSES = TABLE + 0x60;
    private static final int NAMES = TABLE + 0xa0;
    private static final String[] FUNCTIONS = {"GetCommandLineA", "GetStdHandle", "WriteFile", "Sleep", "ExitProcess"};

    private WindowsProgram() {
    }

    static void write(Path file) throws IOException {
        ByteBuffer image = ByteBuffer.allocate(HEADERS + SECTION).order(ByteOrder.LITTLE_ENDIAN);
        headers(image);
        code(image);
        imports(image);
        Files.createDirectories(file.getParent());
        Files.write(file, image.array());
    }

    private static void headers(ByteBuffer image) {
        image.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(0x3c, 0x40);
        image.position(0x40);
        image.putInt(0x4550);
        // File header: x86-64, one section, size of what follows, an executable.
        image.putShort((short) 0x8664).putShort((short) 1).putInt(0).putInt(0).putInt(0).putShort((short) 240).putShort((short) 0x22);
        // Optional header: sizes, entry, base, alignments of pages and of the file, versions, console.
        image.putShort((short) 0x20b).putShort((short) 0).putInt(SECTION).putInt(0).putInt(0).putInt(PAGE).putInt(PAGE);
        image.putLong(0x140000000L).putInt(PAGE).putInt(0x200);
        image.putShort((short) 6).putShort((short) 0).putInt(0).putShort((short) 6).putShort((short) 0).putInt(0);
        image.putInt(2 * PAGE).putInt(HEADERS).putInt(0).putShort((short) 3).putShort((short) 0);
        image.putLong(0x100000).putLong(0x1000).putLong(0x100000).putLong(0x1000).putInt(0).putInt(16);
        // Of the sixteen directories only the second, the imports, has anything.
        image.putLong(0).putInt(PAGE + TABLE).putInt(40);
        image.position(image.position() + 14 * 8);
        image.put(".text\0\0\0".getBytes(StandardCharsets.US_ASCII)).putInt(SECTION).putInt(PAGE).putInt(SECTION).putInt(HEADERS);
        image.putLong(0).putInt(0).putInt(0xe0000020);
    }

    private static void code(ByteBuffer image) {
        image.position(HEADERS);
        put(image, "4883ec58");
        call(image, 0);
        // Its length is counted into rbx.
        put(image, "4889c6 31db 803c1e00 7405 48ffc3 ebf5");
        put(image, "b9f5ffffff");
        call(image, 1);
        put(image, "4889c1 4889f2 4989d8 4c8d4c2430 48c744242000000000");
        call(image, 2);
        put(image, "b9d0070000");
        call(image, 3);
        put(image, "b90" + EXIT + "000000");
        call(image, 4);
    }

    private static void put(ByteBuffer image, String bytes) {
        image.put(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    private static void call(ByteBuffer image, int function) {
        put(image, "ff15");
        int next = image.position() + 4 - HEADERS;
        image.putInt(ADDRESSES + 8 * function - next);
    }

    private static void imports(ByteBuffer image) {
        image.position(HEADERS + TABLE);
        int library = NAMES + 24 * FUNCTIONS.length;
        image.putInt(0).putInt(0).putInt(0).putInt(PAGE + library).putInt(PAGE + ADDRESSES);
        for (int i = 0; i < FUNCTIONS.length; i++) {
            image.putLong(HEADERS + ADDRESSES + 8 * i, PAGE + NAMES + 24L * i);
            image.put(HEADERS + NAMES + 24 * i + 2, FUNCTIONS[i].getBytes(StandardCharsets.US_ASCII));
        }
        image.put(HEADERS + library, "KERNEL32.dll".getBytes(StandardCharsets.US_ASCII));
    }
}
