package org.lodestone.device.ndi.internal;

import java.util.Map;

/** The same tracker by the newer binary replies. */
class NdiBx2ContractTest extends NdiContractTest {

    @Override
    protected Map<String, Object> settings() {
        return Map.of("tools", "head; coil; pointer", "reply", "BX2");
    }
}
