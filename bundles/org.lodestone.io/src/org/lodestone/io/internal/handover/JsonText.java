package org.lodestone.io.internal.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodestone.core.Vec3;

/** JSON as text and back; the container only, no arithmetic. */
final class JsonText {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(ObjectNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes can always be written", e);
        }
    }

    static JsonNode read(Path file) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(file));
    }

    /** Adds three numbers rounded to a millionth. */
    static void add(ArrayNode array, Vec3 v) {
        for (int i = 0; i < 3; i++) {
            array.add(rounded(v.get(i)));
        }
    }

    static double rounded(double value) {
        double rounded = Math.rint(value * 1e6) / 1e6;
        return rounded == 0 ? 0 : rounded;
    }
}
