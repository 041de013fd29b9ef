/** A scheduler to try cohorts on. */
package org.lodestone.bench.slurm;
