package org.lodestone.dicom.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a multipart body (RFC 2046) one after the other, in memory of fixed size. */
public final class MultipartReader {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEADERS = 1 << 13;
    private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,200})\"|([^;,\\s\"]{1,200}))");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private boolean over;

    /** A body that is not what its header says. */
    public static final class DamagedMultipartException extends Exception {

        private static final long serialVersionUID = 1L;

        DamagedMultipartException(String message) {
            super(message);
        }
    }

    /**
     * @param in the body; not closed
     * @param boundary as the content type names it
     */
    public MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may stand at the very beginning: let it seem to follow a line.
        buffer[0] = '\r';
        buffer[1] = '\n';
        end = 2;
    }

    /** @return the boundary that a content type names; empty when it is no multipart */
    public static Optional<String> boundary(String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        boolean multipart = contentType.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return multipart && matcher.find() ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) : Optional.empty();
    }

    /**
     * Goes to the first or next part; content of the part before that was not copied must have been.
     *
     * @return its headers, names in lower case; empty after the last part
     * @throws DamagedMultipartException when the body breaks off or has no parts
     */
    public Optional<Map<String, String>> next() throws IOException, DamagedMultipartException {
        if (over) {
            return Optional.empty();
        }
        if (start == 0 && end == 2) {
            copy(OutputStream.nullOutputStream(), BUFFER);
        }
        need(2);
        if (buffer[start] == '-' && buffer[start + 1] == '-') {
            over = true;
            return Optional.empty();
        }
        return Optional.of(headers());
    }

    private Map<String, String> headers() throws IOException, DamagedMultipartException {
        Map<String, String> headers = new TreeMap<>();
        line(true);
        int total = 0;
        for (String line = line(false); !line.isEmpty(); line = line(false)) {
            total += line.length();
            if (total > LONGEST_HEADERS) {
                throw new DamagedMultipartException("the headers of a part have no end");
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String line(boolean blank) throws IOException, DamagedMultipartException {
        StringBuilder line = new StringBuilder();
        while (true) {
            need(1);
            char c = (char) (buffer[start++] & 0xff);
            if (c == '\n') {
                String text = line.toString();
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.append(c);
            if (line.length() > LONGEST_HEADERS || blank && c != '\r' && c != ' ' && c != '\t') {
                throw new DamagedMultipartException("a line of a part's headers is none");
            }
        }
    }

    /**
     * Copies the content of the part to its end.
     *
     * @param out receives it
     * @param most longest content allowed
     * @return its length
     */
    public long copy(OutputStream out, long most) throws IOException, DamagedMultipartException {
        long length = 0;
        while (true) {
            int at = find();
            int safe = at >= 0 ? at : Math.max(start, end - delimiter.length + 1);
            out.write(buffer, start, safe - start);
            length += safe - start;
            start = safe;
            if (length > most) {
                throw new DamagedMultipartException("a part is longer than " + most + " bytes");
            }
            if (at >= 0) {
                start += delimiter.length;
                return length;
            }
            need(end - start + 1);
        }
    }

    private int find() {
        outer: for (int i = start; i <= end - delimiter.length; i++) {
            if (buffer[i] != '\r') {
                continue;
            }
            for (int k = 1; k < delimiter.length; k++) {
                if (buffer[i + k] != delimiter[k]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    /** Makes that many bytes available in the buffer. */
    private void need(int count) throws IOException, DamagedMultipartException {
        if (end - start >= count) {
            return;
        }
        if (start + count > buffer.length || start > buffer.length / 2) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        while (end - start < count) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                throw new DamagedMultipartException("the answer breaks off");
            }
            end += read;
        }
    }
}
