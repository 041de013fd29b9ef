/**
 * The services a running framework offers to its clients: the methods at hand, and the supervisor of devices. Clients hold only types of
 * this package; the components behind them are hidden.
 */
package org.lodestone.runtime;
