package org.lodestone.dicom.internal.handover;

import org.lodestone.core.Vec3;

/**
 * One slice of the structural scan as DICOM has it. LPS+ millimetres: left, back and up are positive.
 *
 * @param classUid SOP class of its instance
 * @param instanceUid its instance
 * @param frame its number in a multi-frame instance, from 1; 0 for an instance of its own
 * @param originLps centre of the first pixel
 * @param along unit vector along a row, to higher columns
 * @param down unit vector down a column, to higher rows
 * @param alongMm distance of columns
 * @param downMm distance of rows
 * @param columns pixels a row
 * @param rows rows
 */
record SourceSlice(String classUid, String instanceUid, int frame, Vec3 originLps, Vec3 along, Vec3 down, double alongMm, double downMm,
        int columns, int rows) {

    Vec3 normal() {
        return along.cross(down).unit();
    }

    /** @return where the plane lies along its normal */
    double position() {
        return originLps.dot(normal());
    }

    Vec3 pixelLps(int column, int row) {
        return originLps.plus(along.times(column * alongMm)).plus(down.times(row * downMm));
    }
}
