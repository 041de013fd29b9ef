/** The product: application, window, menus and branding of the workbench. */
package org.lodestone.app.internal;
