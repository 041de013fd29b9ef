/**
 * What people decide about targets: notes, acceptance, second reading, signatures, each in the store before the call returns; and the signature
 * of a validation report.
 */
package org.lodestone.study.review;
