/** What this bundle contributes. */
package org.lodestone.connectivity.internal;
