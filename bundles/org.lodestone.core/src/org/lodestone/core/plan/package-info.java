/** What comes out of targeting and goes into review, export and navigation. */
package org.lodestone.core.plan;
