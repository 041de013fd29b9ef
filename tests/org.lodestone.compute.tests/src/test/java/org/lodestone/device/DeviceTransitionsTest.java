package org.lodestone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceTransitionsTest {

    /** Rows are states in their order, columns signals in theirs; '.' is ignored, else the first letter of the state (L for CLOSING, D
     * for DEGRADED, A for ABSENT, T for ACTIVE). Written by hand from the table of the design, not from the code. */
    private static final String[] TABLE = {
        // ARR LEFT CONN OPENED OFAIL OREF DISC CLOSED ACK REMEMB RDY ACT DEG FAIL LOST HUNG
        "O . . . . . . . . . . . . . . .",      // ABSENT
        ". A C . . . . . . F . . . . . .",      // OFFLINE
        ". L . R O F L . . . . . . F . F",      // CONNECTING
        ". L . . . . L . . . R T . F O F",      // READY
        ". L . . . . L . . . R T D F O F",      // ACTIVE
        ". L . . . . L . . . R T D F O F",      // DEGRADED
        ". A . . . . . . O . . . . F . F",      // FAILED
        ". L . . . . . O . . . . . . . F",      // CLOSING
    };

    private static Optional<DeviceState> stateOf(String letter) {
        return switch (letter) {
            case "A" -> Optional.of(DeviceState.ABSENT);
            case "O" -> Optional.of(DeviceState.OFFLINE);
            case "C" -> Optional.of(DeviceState.CONNECTING);
            case "R" -> Optional.of(DeviceState.READY);
            case "T" -> Optional.of(DeviceState.ACTIVE);
            case "D" -> Optional.of(DeviceState.DEGRADED);
            case "F" -> Optional.of(DeviceState.FAILED);
            case "L" -> Optional.of(DeviceState.CLOSING);
            default -> Optional.empty();
        };
    }

    @Test
    void everyPairOfStateAndSignalGoesWhereTheTableSays() {
        for (DeviceState state : DeviceState.values()) {
            String[] row = TABLE[state.ordinal()].split(" ");
            for (DeviceSignal signal : DeviceSignal.values()) {
                assertEquals(stateOf(row[signal.ordinal()]), DeviceTransitions.next(state, signal), state + " on " + signal);
            }
        }
    }

    @Test
    void nothingButAReportOfAConnectedDeviceMakesItActive() {
        for (DeviceState state : DeviceState.values()) {
            for (DeviceSignal signal : DeviceSignal.values()) {
                if (state != DeviceState.ACTIVE && DeviceTransitions.next(state, signal).equals(Optional.of(DeviceState.ACTIVE))) {
                    assertEquals(DeviceSignal.REPORT_ACTIVE, signal);
                    assertTrue(state.isConnected(), state.toString());
                }
            }
        }
    }

    @Test
    void aFailureIsLeftOnlyByAcknowledgementOrWithTheDriver() {
        for (DeviceSignal signal : DeviceSignal.values()) {
            DeviceTransitions.next(DeviceState.FAILED, signal).filter(next -> next != DeviceState.FAILED).ifPresent(next ->
                    assertTrue(signal == DeviceSignal.ACKNOWLEDGE || signal == DeviceSignal.DRIVER_LEFT, signal.toString()));
        }
    }

    @Test
    void everyStateCanBeReachedAndLeft() {
        Set<DeviceState> reached = EnumSet.of(DeviceState.ABSENT);
        ArrayDeque<DeviceState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            DeviceState state = open.poll();
            for (DeviceSignal signal : DeviceSignal.values()) {
                DeviceTransitions.next(state, signal).filter(reached::add).ifPresent(open::add);
            }
        }
        assertEquals(EnumSet.allOf(DeviceState.class), reached);
    }
}
