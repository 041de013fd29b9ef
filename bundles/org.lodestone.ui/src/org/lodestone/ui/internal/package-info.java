/** Views of this bundle and what they are made of. */
package org.lodestone.ui.internal;
