/** The simulated functional run: what the brain does, what the head does, what the scanner adds. */
package org.lodestone.phantom.run;
