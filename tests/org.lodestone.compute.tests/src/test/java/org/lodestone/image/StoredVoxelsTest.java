package org.lodestone.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredVoxelsTest {

    /** A stored value and what it means, for one type. */
    record Row(ElementType type, long bits, double value) {
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(ElementType.UINT8, 0xff, 255), new Row(ElementType.INT8, 0xff, -1),
                new Row(ElementType.UINT16, 0xffff, 65535), new Row(ElementType.INT16, 0x8000, -32768),
                new Row(ElementType.UINT32, 0xffffffffL, 4294967295.0), new Row(ElementType.INT32, 0xfffffffeL, -2),
                new Row(ElementType.UINT64, -1L, 18446744073709551615.0), new Row(ElementType.INT64, -5L, -5),
                new Row(ElementType.FLOAT32, Float.floatToIntBits(-1.5f), -1.5),
                new Row(ElementType.FLOAT64, Double.doubleToLongBits(0.1), 0.1));
    }

    private static byte[] bytes(Row row, ByteOrder order) {
        ByteBuffer whole = ByteBuffer.allocate(8).order(order).putLong(0, row.bits());
        byte[] stored = new byte[row.type().bytes()];
        whole.get(order == ByteOrder.BIG_ENDIAN ? 8 - stored.length : 0, stored);
        return stored;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyTypeIsReadInBothByteOrdersAndScaled(Row row) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            StoredVoxels voxels = new StoredVoxels(MemorySegment.ofArray(bytes(row, order)), row.type(), order, 2, 10);

            float[] block = new float[1];
            voxels.read(0, block, 0, 1);

            assertEquals(2 * row.value() + 10, voxels.get(0));
            assertEquals((float) (2 * row.value() + 10), block[0]);
        }
    }

    @Test
    void complexVoxelsAreMagnitudes() {
        byte[] stored = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(3).putFloat(-4).array();

        assertEquals(5, new StoredVoxels(
                MemorySegment.ofArray(stored), ElementType.COMPLEX64, ByteOrder.LITTLE_ENDIAN, 1, 0).get(0));
    }

    @Test
    void aSliceSharesTheValuesFromItsStartOn() {
        short[] stored = {1, 2, 3, 4, 5, 6};
        StoredVoxels voxels = new StoredVoxels(
                MemorySegment.ofArray(stored), ElementType.INT16, ByteOrder.nativeOrder(), 1, 0);

        assertArrayEquals(new float[] {3, 4, 5}, voxels.slice(2, 3).toFloats());
        assertThrows(IndexOutOfBoundsException.class, () -> voxels.slice(4, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> voxels.get(6));
    }
}
