package org.lodestone.study.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lodestone.core.Sha256;

/**
 * What a person put a name to.
 *
 * @param meaning sentence the person confirmed
 * @param inputs everything it rests on, in a fixed order
 * @param sha256 hash over user, role, target, meaning and inputs
 */
public record Signature(String meaning, List<SignedInput> inputs, String sha256) {

    /** Copies the list. */
    public Signature {
        inputs = List.copyOf(inputs);
    }

    /** @return a signature with its hash */
    static Signature of(String user, String role, String target, String meaning, List<SignedInput> inputs) {
        return new Signature(meaning, inputs, hash(user, role, target, meaning, inputs));
    }

    /** Each field with its length before it, so that no two signatures have the same text. */
    static String hash(String user, String role, String target, String meaning, List<SignedInput> inputs) {
        StringBuilder text = new StringBuilder();
        for (String field : new String[] {user, role, target, meaning}) {
            text.append(field.length()).append(':').append(field);
        }
        inputs.forEach(input -> text.append(input.name().length()).append(':').append(input.name()).append(input.sha256()));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
