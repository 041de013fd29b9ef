package org.lodestone.dicom.internal.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Parts come out byte for byte, wherever reads are cut; bodies that break off are told. */
class MultipartReaderTest {

    private static List<byte[]> parts(InputStream in, String boundary) throws IOException, MultipartReader.DamagedMultipartException {
        MultipartReader reader = new MultipartReader(in, boundary);
        List<byte[]> parts = new ArrayList<>();
        while (reader.next().isPresent()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            reader.copy(out, 1 << 24);
            parts.add(out.toByteArray());
        }
        return parts;
    }

    /** Gives a few bytes at a time, as networks do. */
    private static InputStream trickling(byte[] bytes, SplittableRandom random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int start, int length) throws IOException {
                return super.read(target, start, Math.min(length, 1 + random.nextInt(50_000)));
            }
        };
    }

    private static byte[] body(List<byte[]> parts, String boundary, String preamble) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(preamble.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < parts.size(); i++) {
            out.writeBytes(((i == 0 ? "" : "\r\n") + "--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n").getBytes());
            out.writeBytes(parts.get(i));
        }
        out.writeBytes(("\r\n--" + boundary + "--\r\nepilogue").getBytes());
        return out.toByteArray();
    }

    @Test
    void partsOfAnySizeAndContentComeOutAsTheyWere() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<byte[]> parts = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                byte[] part = new byte[random.nextInt(200_000)];
                random.nextBytes(part);
                // Almost boundaries everywhere.
                for (int at = 0; at + 9 < part.length; at += 1 + random.nextInt(300)) {
                    System.arraycopy("\r\n--bounX".getBytes(), 0, part, at, 9);
                }
                parts.add(part);
            }
            byte[] body = body(parts, "bound", random.nextBoolean() ? "" : "words before\r\n");
            List<byte[]> came = parts(trickling(body, random), "bound");
            assertEquals(parts.size(), came.size());
            for (int i = 0; i < parts.size(); i++) {
                assertArrayEquals(parts.get(i), came.get(i), "seed " + seed);
            }
        }
    }

    @Test
    void aBodyCutAnywhereIsTold() {
        byte[] body = body(List.of("first".getBytes(), "second".getBytes()), "b", "");
        int whole = new String(body, StandardCharsets.ISO_8859_1).indexOf("--b--") + 5;
        for (int length = 0; length < whole; length++) {
            byte[] cut = Arrays.copyOf(body, length);
            assertThrows(MultipartReader.DamagedMultipartException.class, () -> parts(new ByteArrayInputStream(cut), "b"), "cut at "
                    + length);
        }
    }

    @Test
    void theBoundaryIsReadFromTheContentType() {
        assertEquals(Optional.of("a b"), MultipartReader.boundary("multipart/related; type=\"application/dicom\"; boundary=\"a b\""));
        assertEquals(Optional.of("ab=_"), MultipartReader.boundary("Multipart/Related;BOUNDARY=ab=_;x=y"));
        assertTrue(MultipartReader.boundary("application/dicom; boundary=x").isEmpty());
        assertTrue(MultipartReader.boundary("multipart/related").isEmpty());
        assertTrue(MultipartReader.boundary("").isEmpty());
    }
}
