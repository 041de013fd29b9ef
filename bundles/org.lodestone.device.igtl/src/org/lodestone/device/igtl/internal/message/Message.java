package org.lodestone.device.igtl.internal.message;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Rigid;

/** The content of an OpenIGTLink message. */
public sealed interface Message {

    /**
     * TRANSFORM.
     *
     * @param pose millimetres; empty when it is no rigid motion. The identity is a pose like any other.
     */
    record Transform(Optional<Rigid> pose) implements Message {
    }

    /**
     * POSITION, also known as QTRANS.
     *
     * @param pose millimetres; empty when it is no rigid motion
     */
    record Position(Optional<Rigid> pose) implements Message {
    }

    /**
     * TDATA or QTDATA.
     *
     * @param tools what is tracked
     * @param quaternions true for QTDATA
     */
    record TrackingData(List<TrackedTool> tools, boolean quaternions) implements Message {
        /** Copies the list. */
        public TrackingData {
            tools = List.copyOf(tools);
        }
    }

    /**
     * STATUS.
     *
     * @param code 1 is well; the others are in the protocol's table
     * @param subcode of the device
     * @param name of the error, twenty characters at most
     * @param text for people
     */
    record Status(int code, long subcode, String name, String text) implements Message {
    }

    /**
     * STRING.
     *
     * @param text decoded as UTF-8, of which the default US-ASCII is a part
     */
    record Text(String text) implements Message {
    }

    /**
     * STT_TDATA or STT_QTDATA: please send tracking data.
     *
     * @param resolutionMs least time between two
     * @param coordinates name of the wanted coordinate system
     * @param quaternions true for STT_QTDATA
     */
    record StartTracking(int resolutionMs, String coordinates, boolean quaternions) implements Message {
    }

    /**
     * STP_TDATA or STP_QTDATA: please stop.
     *
     * @param quaternions true for STP_QTDATA
     */
    record StopTracking(boolean quaternions) implements Message {
    }

    /**
     * RTS_TDATA and other answers to start and stop.
     *
     * @param type the whole type name
     * @param succeeded whether the request is granted
     */
    record Reply(String type, boolean succeeded) implements Message {
    }

    /**
     * GET_STATUS, GET_TRANSFORM and other requests without a body.
     *
     * @param what type that is asked for, without GET_
     */
    record Request(String what) implements Message {
    }

    /**
     * Anything else; the body is not kept.
     *
     * @param type its type
     */
    record Other(String type) implements Message {
    }
}
