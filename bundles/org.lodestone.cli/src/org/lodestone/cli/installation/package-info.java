/** The folder of the installed product, as far as the start scripts cannot look after it themselves. */
package org.lodestone.cli.installation;
