/** OpenIGTLink as a tracker driver, and a tracker that speaks it to others. */
package org.lodestone.device.igtl.internal;
