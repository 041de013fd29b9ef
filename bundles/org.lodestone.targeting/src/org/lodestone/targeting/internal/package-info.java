/** What this bundle contributes. */
package org.lodestone.targeting.internal;
