package org.lodestone.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TaskSizeTest {

    @Test
    void aLongCohortOnFewCoresGetsFullTasksAndOneThatFitsAtOnceGetsATaskEach() {
        assertEquals(4, TaskSize.of(24, 2));
        assertEquals(1, TaskSize.of(24, 24));
        assertEquals(1, TaskSize.of(24, 5), "six tasks of four on five cores would take eight turns instead of five");
        assertEquals(1, TaskSize.of(24, Integer.MAX_VALUE));
        assertEquals(1, TaskSize.of(1, 1));
    }

    @Test
    void noSizeMakesACohortOfEqualParticipantsLongerThanOneATaskAndNoLargerOneWouldDo() {
        for (int participants = 1; participants <= 60; participants++) {
            for (int slots = 1; slots <= 30; slots++) {
                int size = TaskSize.of(participants, slots);
                assertTrue(size >= 1 && size <= TaskSize.MOST);
                assertEquals(turns(participants, slots, 1), turns(participants, slots, size));
                for (int larger = size + 1; larger <= Math.min(TaskSize.MOST, participants); larger++) {
                    assertTrue(turns(participants, slots, larger) > turns(participants, slots, 1));
                }
            }
        }
    }

    /** Plays the scheduler: the next task goes to the slot that is free first. */
    private static int turns(int participants, int slots, int size) {
        int[] busyUntil = new int[slots];
        for (int left = participants; left > 0; left -= size) {
            int free = 0;
            for (int s = 1; s < slots; s++) {
                free = busyUntil[s] < busyUntil[free] ? s : free;
            }
            busyUntil[free] += Math.min(size, left);
        }
        int last = 0;
        for (int until : busyUntil) {
            last = Math.max(last, until);
        }
        return last;
    }
}
