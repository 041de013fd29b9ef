/** Many participants: which are done, and what their targets have in common. */
package org.lodestone.pipeline.cohort;
