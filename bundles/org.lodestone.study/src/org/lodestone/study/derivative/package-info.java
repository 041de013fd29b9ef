/** Writing results as a BIDS derivative: whole or not at all, every file with its provenance. */
package org.lodestone.study.derivative;
