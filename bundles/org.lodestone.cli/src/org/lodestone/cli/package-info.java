/** The command line: thin verbs over the same services the workbench uses. Needs no display and no framework. */
package org.lodestone.cli;
