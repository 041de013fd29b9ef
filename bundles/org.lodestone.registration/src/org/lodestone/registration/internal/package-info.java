/** The registration methods of this bundle. */
package org.lodestone.registration.internal;
