package org.lodestone.study.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A piece of work that a person or a step left in the store: a review, a signature, a choice. Records are only ever added; the newest of a
 * kind and subject is the one in force.
 *
 * @param number of its row in the audit trail
 * @param at when
 * @param actor who
 * @param kind what sort of record, dotted lower case: {@code review}, {@code signature}
 * @param subject what it is about: {@code sub-01}, the id of a target
 * @param json its content. Never modify it.
 */
public record WorkRecord(long number, Instant at, String actor, String kind, String subject, ObjectNode json) {
}
