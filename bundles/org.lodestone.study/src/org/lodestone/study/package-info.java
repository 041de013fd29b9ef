/** The case on disk: BIDS datasets as they come, derivatives as they are written, JSON as people and scripts read it. */
package org.lodestone.study;
