package org.lodestone.study.review;

/**
 * Something a signature rests on.
 *
 * @param name path of a file relative to the results or the dataset, or {@code review:NUMBER} for an earlier act
 * @param sha256 hash of its content when it was signed
 */
public record SignedInput(String name, String sha256) {
}
