package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatestTest {

    @Test
    void theNewestValueWinsAndTheOthersAreCounted() {
        Latest<String> slot = new Latest<>();

        slot.offer("a");
        slot.offer("b");
        slot.offer("c");

        assertEquals("c", slot.take().orElseThrow());
        assertTrue(slot.take().isEmpty());
        assertEquals(3, slot.offered());
        assertEquals(2, slot.overwritten());
    }

    @Test
    void aReaderNeverSeesValuesGoBackwards() throws InterruptedException {
        Latest<Integer> slot = new Latest<>();
        Thread producer = new Thread(() -> {
            for (int i = 1; i <= 100_000; i++) {
                slot.offer(i);
            }
        });
        producer.start();

        int last = 0;
        while (last < 100_000) {
            int seen = slot.take().orElse(last);
            assertTrue(seen >= last);
            last = seen;
        }
        producer.join();
        assertEquals(100_000, slot.offered());
    }
}
