/** Jobs on machines that a scheduler hands out; the scheduler does the distributing. */
package org.lodestone.cli.cluster;
