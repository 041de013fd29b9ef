package org.lodestone.io.internal.nifti;

import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.io.nifti.NiftiExtension;
import org.lodestone.io.nifti.NiftiHeader;

/** Turns a {@link NiftiHeader} and extensions into the bytes before the voxels. */
final class HeaderEncoder {

    private HeaderEncoder() {
    }

    /** @return header, the four bytes that announce extensions, and extensions */
    static byte[] encode(NiftiHeader header, List<NiftiExtension> extensions) {
        int size = header.headerBytes() + 4 + extensions.stream().mapToInt(NiftiExtension::storedSize).sum();
        byte[] bytes = new byte[size];
        RawFields raw = RawFields.of(bytes, header.order());
        fields(header, HeaderLayout.of(header.version()), raw);
        int at = header.headerBytes();
        raw.int8(at, extensions.isEmpty() ? 0 : 1);
        at += 4;
        for (NiftiExtension extension : extensions) {
            raw.int32(at, extension.storedSize());
            raw.int32(at + 4, extension.code());
            byte[] content = extension.content();
            System.arraycopy(content, 0, bytes, at + 8, content.length);
            at += extension.storedSize();
        }
        return bytes;
    }

    private static void fields(NiftiHeader header, HeaderLayout layout, RawFields raw) {
        raw.int32(0, layout.size());
        raw.text(layout.magic(), 4, (header.pair() ? "ni" : "n+") + header.version());
        if (layout.wide()) {
            // Line ends of all kinds: a transfer in text mode destroys them and is noticed.
            raw.int32(layout.magic() + 4, raw.order() == java.nio.ByteOrder.BIG_ENDIAN ? 0x0d0a1a0a : 0x0a1a0a0d);
            raw.int64(layout.voxelOffset(), header.voxelOffset());
        } else {
            raw.float32(layout.voxelOffset(), header.voxelOffset());
            raw.int8(38, 'r');
        }
        raw.int8(layout.dimInfo(), header.slicing().dimInfo());
        for (int d = 0; d < 8; d++) {
            layout.extent(raw, layout.dim() + d * layout.extentStep(), d == 0 ? header.shape().size() : header.extent(d - 1));
            layout.real(raw, layout.pixdim() + d * layout.realStep(), header.pixdim().get(d));
        }
        raw.int16(layout.datatype(), header.datatype().code());
        raw.int16(layout.bitpix(), header.datatype().bits());
        layout.real(raw, layout.slope(), header.slope());
        layout.real(raw, layout.intercept(), header.intercept());
        layout.smallCode(raw, layout.units(), header.units());
        layout.extent(raw, layout.sliceStart(), header.slicing().start());
        layout.extent(raw, layout.sliceEnd(), header.slicing().end());
        layout.smallCode(raw, layout.sliceCode(), header.slicing().code());
        layout.real(raw, layout.sliceDuration(), header.slicing().duration());
        layout.code(raw, layout.intentCode(), header.intent().code());
        reals(layout, raw, layout.intentP1(), header.intent().p1(), header.intent().p2(), header.intent().p3());
        raw.text(layout.intentName(), 16, header.intent().name());
        layout.real(raw, layout.calibrationMinimum(), header.calibrationMinimum());
        layout.real(raw, layout.calibrationMaximum(), header.calibrationMaximum());
        layout.real(raw, layout.timeOffset(), header.timeOffset());
        raw.text(layout.description(), 80, header.description());
        raw.text(layout.auxiliaryFile(), 24, header.auxiliaryFile());
        layout.code(raw, layout.qformCode(), header.qform().code());
        layout.code(raw, layout.sformCode(), header.sform().code());
        reals(layout, raw, layout.quaternion(), header.qform().b(), header.qform().c(), header.qform().d());
        Vec3 offset = header.qform().offset();
        reals(layout, raw, layout.qoffset(), offset.x(), offset.y(), offset.z());
        Affine affine = header.sform().affine();
        double[] rows = affine.toRowMajor();
        reals(layout, raw, layout.srow(), java.util.Arrays.copyOf(rows, 12));
    }

    private static void reals(HeaderLayout layout, RawFields raw, int at, double... values) {
        for (int i = 0; i < values.length; i++) {
            layout.real(raw, at + i * layout.realStep(), values[i]);
        }
    }
}
