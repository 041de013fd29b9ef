package org.lodestone.phantom.internal;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes maps as JSON: fields in the order of the map, the same bytes on every system. */
final class Json {

    private Json() {
    }

    static void write(Path file, Map<String, ?> fields) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        String text = new ObjectMapper().writer(printer).writeValueAsString(fields) + "\n";
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
