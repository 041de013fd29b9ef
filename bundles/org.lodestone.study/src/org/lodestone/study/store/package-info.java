/**
 * The case store: a BIDS dataset with an index, a work state and an append-only, hash-chained audit trail in SQLite. Imports appear whole or
 * not at all, whenever the process is killed.
 */
package org.lodestone.study.store;
