/** The simulated patient's body: how he lies and how his head differs from the template, his tissues, and his structural scan. */
package org.lodestone.phantom.anatomy;
