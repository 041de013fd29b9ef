/** The guide inside the product, and light or dark windows. */
package org.lodestone.ui.help;
