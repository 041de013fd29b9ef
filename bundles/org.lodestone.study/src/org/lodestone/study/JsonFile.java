package org.lodestone.study;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.WholeFile;

/**
 * Reads and writes JSON the one way the product does: UTF-8, two spaces, line feeds, fields in the order in which they were put, so that
 * the same content gives the same bytes on every system.
 */
public final class JsonFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {
    }

    /** @return an empty object to fill */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /**
     * Turns lists, maps, numbers and arrays into JSON.
     *
     * @param value a plain value
     * @return the node
     */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** @return the text of a node, with a line feed at the end */
    public static String text(JsonNode node) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(indenter).withArrayIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter());
        try {
            return MAPPER.writer(printer).writeValueAsString(node) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree of nodes can always be written", e);
        }
    }

    /**
     * @param file to read
     * @return its object
     * @throws RefusedException when it is missing, unreadable or not one JSON object, naming the file
     */
    public static ObjectNode read(Path file) {
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new RefusedException(Finding.error("LS-JSON-001", file + " holds no JSON object.", "Repair or remove the file."));
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw refused("LS-JSON-002", file + " is not valid JSON" + where + ": " + e.getOriginalMessage() + ".",
                    "Repair or remove the file.", e);
        } catch (NoSuchFileException e) {
            throw refused("LS-JSON-003", file + " does not exist.", "Check the path.", e);
        } catch (IOException e) {
            throw refused("LS-JSON-004", file + " cannot be read: " + e.getMessage() + ".", "Check its permissions.", e);
        }
    }

    /**
     * Writes a new file or replaces one.
     *
     * @param file where
     * @param node what
     * @throws IOException when the folder cannot be written to
     */
    public static void write(Path file, JsonNode node) throws IOException {
        WholeFile.write(file, text(node));
    }

    private static RefusedException refused(String code, String message, String remedy, Exception cause) {
        RefusedException refusal = new RefusedException(Finding.error(code, message, remedy));
        refusal.initCause(cause);
        return refusal;
    }
}
