package org.lodestone.study.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.study.JsonFile;
import org.lodestone.study.account.Account;
import org.lodestone.study.account.Role;
import org.lodestone.study.store.WorkRecord;

/** Acts of a review as records of the store and back. */
final class ReviewRecords {

    static final String KIND = "review";

    private ReviewRecords() {
    }

    static ObjectNode json(Account by, ReviewKind kind, String target, String text, Optional<Signature> signature) {
        ObjectNode json = JsonFile.object();
        json.put("act", kind.word()).put("target", target).put("text", text);
        json.put("user", by.name()).put("fullName", by.fullName()).put("role", by.role().name());
        signature.ifPresent(signed -> {
            ObjectNode node = json.putObject("signature");
            node.put("meaning", signed.meaning()).put("sha256", signed.sha256());
            ArrayNode inputs = node.putArray("inputs");
            signed.inputs().forEach(input -> inputs.addObject().put("name", input.name()).put("sha256", input.sha256()));
        });
        return json;
    }

    static ReviewAct act(WorkRecord row) {
        ObjectNode json = row.json();
        return new ReviewAct(row.number(), row.at(), json.path("user").asText(), json.path("fullName").asText(),
                Role.valueOf(json.path("role").asText()), ReviewKind.valueOf(json.path("act").asText().toUpperCase(java.util.Locale.ROOT)),
                json.path("target").asText(), json.path("text").asText(), signature(json.path("signature")));
    }

    private static Optional<Signature> signature(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        List<SignedInput> inputs = new ArrayList<>();
        json.path("inputs").forEach(row -> inputs.add(new SignedInput(row.path("name").asText(), row.path("sha256").asText())));
        return Optional.of(new Signature(json.path("meaning").asText(), inputs, json.path("sha256").asText()));
    }
}
