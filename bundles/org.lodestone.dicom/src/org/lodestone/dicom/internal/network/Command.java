package org.lodestone.dicom.internal.network;

import org.lodestone.dicom.internal.data.Coding;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.DataSetBuilder;
import org.lodestone.dicom.internal.data.DataSetWriter;

/**
 * A message's command (PS3.7, chapter 9 and annex E).
 *
 * @param context presentation context it came in
 * @param elements of group 0000
 */
record Command(int context, DataSet elements) {

    static final int STORE = 0x0001;
    static final int GET = 0x0010;
    static final int FIND = 0x0020;
    static final int MOVE = 0x0021;
    static final int ECHO = 0x0030;
    static final int CANCEL = 0x0fff;
    static final int REPLY = 0x8000;

    private static final int LENGTH = 0x00000000;
    private static final int CLASS = 0x00000002;
    private static final int FIELD = 0x00000100;
    private static final int MESSAGE = 0x00000110;
    private static final int REPLIES_TO = 0x00000120;
    private static final int DESTINATION = 0x00000600;
    private static final int PRIORITY = 0x00000700;
    private static final int DATA = 0x00000800;
    private static final int STATUS = 0x00000900;
    private static final int COMMENT = 0x00000902;
    private static final int INSTANCE = 0x00001000;
    private static final int NO_DATA = 0x0101;
    private static final int SOME_DATA = 0x0001;

    /** @return what kind of message */
    int field() {
        return elements.integer(FIELD, -1);
    }

    /** @return number of the message, for the reply */
    int message() {
        return elements.integer(MESSAGE, 0);
    }

    /** @return SOP class that it is about */
    String classUid() {
        return elements.text(CLASS);
    }

    /** @return SOP instance that it is about */
    String instanceUid() {
        return elements.text(INSTANCE);
    }

    /** @return status of a reply; -1 when it has none */
    int status() {
        return elements.integer(STATUS, -1);
    }

    /** @return remark of the other side, may be empty */
    String comment() {
        return elements.text(COMMENT);
    }

    /** @return true when a data set follows */
    boolean hasData() {
        return elements.integer(DATA, NO_DATA) != NO_DATA;
    }

    /** @return sub-operations of that kind: 0 remaining, 1 completed, 2 failed, 3 with warnings; -1 when not said */
    int operations(int kind) {
        return elements.integer(0x00001020 + kind, -1);
    }

    static Command echo(int context, int message, String classUid) {
        return of(context, start(ECHO, classUid).number(MESSAGE, message), false);
    }

    static Command find(int context, int message, String classUid) {
        return of(context, start(FIND, classUid).number(MESSAGE, message).number(PRIORITY, 0), true);
    }

    static Command get(int context, int message, String classUid) {
        return of(context, start(GET, classUid).number(MESSAGE, message).number(PRIORITY, 0), true);
    }

    static Command move(int context, int message, String classUid, String destination) {
        return of(context, start(MOVE, classUid).number(MESSAGE, message).number(PRIORITY, 0).text(DESTINATION, destination), true);
    }

    static Command store(int context, int message, String classUid, String instanceUid) {
        return of(context, start(STORE, classUid).number(MESSAGE, message).number(PRIORITY, 0).text(INSTANCE, instanceUid), true);
    }

    static Command cancel(int context, int message) {
        return of(context, new DataSetBuilder().number(FIELD, CANCEL).number(REPLIES_TO, message), false);
    }

    /** @return the answer to this with a status */
    Command reply(int status, String comment) {
        DataSetBuilder builder = start(field() | REPLY, classUid()).number(REPLIES_TO, message()).number(STATUS, status);
        if (!instanceUid().isEmpty()) {
            builder.text(INSTANCE, instanceUid());
        }
        if (!comment.isEmpty()) {
            builder.text(COMMENT, comment.length() > 64 ? comment.substring(0, 64) : comment);
        }
        return of(context, builder, false);
    }

    private static DataSetBuilder start(int field, String classUid) {
        return new DataSetBuilder().number(FIELD, field).text(CLASS, classUid);
    }

    private static Command of(int context, DataSetBuilder builder, boolean data) {
        DataSet rest = builder.number(DATA, data ? SOME_DATA : NO_DATA).build();
        DataSet length = new DataSetBuilder().number(LENGTH, DataSetWriter.length(rest, Coding.IMPLICIT)).build();
        return new Command(context, length.with(rest.elements()));
    }
}
