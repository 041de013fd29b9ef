/** What every part of the workbench shares: work in the background, findings, services. */
package org.lodestone.ui;
