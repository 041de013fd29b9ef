/** Verbs of archives on the network. */
package org.lodestone.cli.pacs;
