/** What the open case is and what of it is looked at; all views show the same. */
package org.lodestone.ui.view;
