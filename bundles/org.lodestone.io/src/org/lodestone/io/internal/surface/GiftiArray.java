package org.lodestone.io.internal.surface;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lodestone.core.RefusedException;
import org.lodestone.io.internal.file.FileTrouble;

/** One DataArray of a GIFTI file: its attributes, the matrix beside it and its numbers in text. */
record GiftiArray(Path file, Map<String, String> attributes, long offset, String matrix, String transformedSpace, String data) {

    /** Takes the element at which {@code xml} stands, to its end. */
    static GiftiArray read(Path file, XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        long offset = xml.getLocation().getCharacterOffset();
        Map<String, StringBuilder> texts = new TreeMap<>();
        String element = "";
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("DataArray"));
                event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> element = xml.getLocalName();
                case XMLStreamConstants.END_ELEMENT -> element = "";
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    texts.computeIfAbsent(element, _ -> new StringBuilder()).append(xml.getTextCharacters(), xml.getTextStart(),
                            xml.getTextLength());
                default -> {
                    // comments and the like say nothing
                }
            }
        }
        return new GiftiArray(file, attributes, offset, text(texts, "MatrixData"), text(texts, "TransformedSpace"), text(texts, "Data"));
    }

    private static String text(Map<String, StringBuilder> texts, String element) {
        return texts.getOrDefault(element, new StringBuilder()).toString().strip();
    }

    String intent() {
        return attributes.getOrDefault("Intent", "");
    }

    /** @return true when there is no matrix or one that changes nothing */
    boolean identity() {
        String[] numbers = matrix.isEmpty() ? new String[0] : matrix.split("\\s+");
        for (int i = 0; i < numbers.length; i++) {
            try {
                if (Double.parseDouble(numbers[i]) != (i % 5 == 0 ? 1 : 0)) {
                    return false;
                }
            } catch (NumberFormatException e) {
                throw damaged("the matrix holds " + numbers[i], e);
            }
        }
        return numbers.length == 0 || numbers.length == 16;
    }

    /** @return rows of three coordinates */
    float[] floats() {
        require("NIFTI_TYPE_FLOAT32");
        int count = count();
        float[] values = new float[count];
        if (encoding().equals("ASCII")) {
            StringTokenizer words = words(count);
            for (int i = 0; i < count; i++) {
                values[i] = number(words.nextToken()).floatValue();
            }
        } else {
            bytes(count).asFloatBuffer().get(values);
        }
        return columnMajor() ? rows(values) : values;
    }

    /** @return rows of three vertex numbers */
    int[] ints() {
        require("NIFTI_TYPE_INT32");
        int count = count();
        int[] values = new int[count];
        if (encoding().equals("ASCII")) {
            StringTokenizer words = words(count);
            for (int i = 0; i < count; i++) {
                values[i] = number(words.nextToken()).intValue();
            }
        } else {
            bytes(count).asIntBuffer().get(values);
        }
        if (columnMajor()) {
            int[] rows = new int[count];
            for (int i = 0; i < count; i++) {
                rows[i] = values[i % 3 * (count / 3) + i / 3];
            }
            return rows;
        }
        return values;
    }

    private static float[] rows(float[] columns) {
        float[] rows = new float[columns.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = columns[i % 3 * (rows.length / 3) + i / 3];
        }
        return rows;
    }

    private boolean columnMajor() {
        return attributes.getOrDefault("ArrayIndexingOrder", "").equals("ColumnMajorOrder");
    }

    private String encoding() {
        return attributes.getOrDefault("Encoding", "");
    }

    private void require(String type) {
        if (!attributes.getOrDefault("DataType", "").equals(type)) {
            throw damaged("an array of " + intent() + " has the type " + attributes.get("DataType") + " instead of " + type, null);
        }
    }

    /** Numbers in the array, as far as the text can hold them. */
    private int count() {
        long rows = whole("Dim0");
        if (whole("Dimensionality") != 2 || whole("Dim1") != 3 || rows < 1) {
            throw damaged("an array of " + intent() + " has not three columns", null);
        }
        // Smallest text of a number: zlib makes 1032 bytes of one, base 64 three bytes of four characters, a digit and a blank make one.
        long largest = switch (encoding()) {
            case "ASCII" -> data.length() / 2 + 1L;
            case "Base64Binary" -> data.length() / 16 * 3L + 3;
            default -> data.length() * 1032L * 3 / 16;
        };
        if (rows > largest / 3) {
            throw damaged("an array of " + intent() + " claims " + rows + " rows, its data hold fewer", null);
        }
        return Math.toIntExact(Math.min(3 * rows, Integer.MAX_VALUE / 4));
    }

    private long whole(String attribute) {
        try {
            return Long.parseLong(attributes.getOrDefault(attribute, ""));
        } catch (NumberFormatException e) {
            throw damaged("the attribute " + attribute + " is " + attributes.get(attribute), e);
        }
    }

    private StringTokenizer words(int count) {
        StringTokenizer words = new StringTokenizer(data);
        if (words.countTokens() != count) {
            throw damaged("an array of " + intent() + " has " + words.countTokens() + " numbers instead of " + count, null);
        }
        return words;
    }

    private Double number(String word) {
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException e) {
            throw damaged("an array of " + intent() + " holds " + word, e);
        }
    }

    private ByteBuffer bytes(int count) {
        byte[] raw;
        try {
            raw = switch (encoding()) {
                case "Base64Binary" -> Base64.getMimeDecoder().decode(data);
                case "GZipBase64Binary" -> inflated(Base64.getMimeDecoder().decode(data), count * 4);
                default -> throw damaged("the encoding " + encoding() + " is not read", null);
            };
        } catch (IllegalArgumentException | DataFormatException e) {
            throw damaged("the data of " + intent() + " cannot be decoded", e);
        }
        if (raw.length != count * 4) {
            throw damaged("an array of " + intent() + " has " + raw.length + " bytes instead of " + count * 4, null);
        }
        boolean big = attributes.getOrDefault("Endian", "").equals("BigEndian");
        return ByteBuffer.wrap(raw).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** Despite its name the encoding is zlib, not gzip. Stops one byte behind the expected size. */
    private static byte[] inflated(byte[] packed, int expected) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] out = new byte[expected + 1];
            int length = 0;
            while (length < out.length && !inflater.finished()) {
                int n = inflater.inflate(out, length, out.length - length);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                length += n;
            }
            return Arrays.copyOf(out, length);
        } finally {
            inflater.end();
        }
    }

    private RefusedException damaged(String what, Exception cause) {
        RefusedException refusal = FileTrouble.at("LS-GIFTI-005", file, Math.max(0, offset), what + ".",
                "Make the surface again with the program that wrote it.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }
}
