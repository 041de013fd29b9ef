package org.lodestone.pipeline.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/** A chain as a JSON file: {@code name}, {@code title}, {@code references} and {@code stages}, made to be read and edited by people. */
public final class ChainFile {

    private ChainFile() {
    }

    /** @return the content of the file */
    public static ObjectNode toJson(ProcessingChain chain) {
        ObjectNode json = JsonFile.object();
        json.put("name", chain.name()).put("title", chain.title());
        json.set("references", JsonFile.node(chain.references()));
        ArrayNode stages = json.putArray("stages");
        for (ChainStage stage : chain.stages()) {
            ObjectNode row = stages.addObject().put("step", stage.step().word()).put("method", stage.method())
                    .put("enabled", stage.enabled());
            row.set("parameters", JsonFile.node(stage.parameters()));
            row.set("sources", JsonFile.node(stage.sources()));
        }
        return json;
    }

    /**
     * @param file to read
     * @return its chain
     * @throws RefusedException when it is no such file, naming it and the stage
     */
    public static ProcessingChain read(Path file) {
        return parse(JsonFile.read(file), file.toString());
    }

    /**
     * @param json content of such a file
     * @param name what to call it in trouble
     * @return its chain
     * @throws RefusedException when something in it is wrong
     */
    static ProcessingChain parse(ObjectNode json, String name) {
        List<ChainStage> stages = new ArrayList<>();
        Set<ChainStep> seen = EnumSet.noneOf(ChainStep.class);
        for (JsonNode row : json.path("stages")) {
            String word = row.path("step").asText();
            ChainStep step = ChainStep.of(word).orElseThrow(() -> refused(name, "has a step " + word + " that does not exist"));
            if (!seen.add(step) && step != ChainStep.TARGET) {
                throw refused(name, "has the step " + word + " twice");
            }
            Map<String, Object> parameters = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : row.path("parameters").properties()) {
                JsonNode value = entry.getValue();
                if (!value.isValueNode() || value.isNull()) {
                    throw refused(name, "has no plain value for " + entry.getKey() + " in the step " + word);
                }
                parameters.put(entry.getKey(), value.isNumber() ? value.numberValue() : value.isBoolean() ? (Object) value.booleanValue()
                        : value.asText());
            }
            Map<String, String> sources = new TreeMap<>();
            row.path("sources").properties().forEach(entry -> sources.put(entry.getKey(), entry.getValue().asText()));
            stages.add(new ChainStage(step, row.path("method").asText(""), row.path("enabled").asBoolean(true), parameters, sources));
        }
        if (stages.isEmpty() || !json.path("name").isTextual()) {
            throw refused(name, "has no name or no stages");
        }
        List<String> references = new ArrayList<>();
        json.path("references").forEach(reference -> references.add(reference.asText()));
        return new ProcessingChain(json.path("name").asText(), json.path("title").asText(json.path("name").asText()), references, stages);
    }

    private static RefusedException refused(String file, String what) {
        return new RefusedException(Finding.error("LS-CHAIN-001", file + " is no chain: it " + what + ".",
                "Begin with a chain that a case or preset holds; steps are " + java.util.Arrays.stream(ChainStep.values())
                        .map(ChainStep::word).toList() + "."));
    }
}
