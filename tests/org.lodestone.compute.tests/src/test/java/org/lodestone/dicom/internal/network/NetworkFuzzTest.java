package org.lodestone.dicom.internal.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetReader;
import org.lodestone.dicom.internal.header.DamagedDicomException;

/** Mutated messages are read or told; none takes the program with it. */
class NetworkFuzzTest {

    @Test
    void mutatedMessagesAreReadOrTold() throws IOException {
        for (long seed = 1; seed <= 8_000; seed++) {
            assertEquals("", NetworkFuzz.check(seed), "seed " + seed);
        }
    }

    /** Seeds of faults that were found once. */
    @ParameterizedTest
    @ValueSource(longs = {1795391457004877L, 1795391457037788L, 1795391457120500L})
    void faultsFoundOnceStayAway(long seed) throws IOException {
        assertEquals("", NetworkFuzz.check(seed));
    }

    @Test
    void sequencesNestedWithoutEndAreToldBeforeTheStackIs() {
        byte[] bytes = new byte[16 * 100_000];
        java.nio.ByteBuffer out = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        while (out.hasRemaining()) {
            out.putShort((short) 0x0008).putShort((short) 0x1140).putInt(-1).putShort((short) 0xfffe).putShort((short) 0xe000).putInt(-1);
        }
        String told = "";
        try {
            DataSet data = DataSetReader.read(out.flip(), Coding.IMPLICIT);
            told = "read " + data.elements().size();
        } catch (DamagedDicomException e) {
            told = e.getMessage();
        }
        assertEquals("sequences are nested more than 32 times", told);
    }
}
