/** One class a verb. */
package org.lodestone.cli.verb;
