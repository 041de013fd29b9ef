/** Templates and atlases that come with the product or a site. */
package org.lodestone.method.atlas;
