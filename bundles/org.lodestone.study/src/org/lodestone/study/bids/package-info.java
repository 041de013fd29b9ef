/** Raw BIDS datasets: which participants, sessions and scans there are. Reads names and sidecars, never voxels. */
package org.lodestone.study.bids;
