package org.lodestone.registration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.image.Grid;

/** The bytes of a displacement image: NIfTI-1, dimensions (x, y, z, 1, 3), intent "vector", components in ITK's LPS. */
final class DisplacementNifti {

    private static final int HEADER = 348;
    private static final int DATA = 352;
    private static final short INTENT_VECTOR = 1007;
    private static final short FLOAT32 = 16;
    private static final short FLOAT64 = 64;

    private DisplacementNifti() {
    }

    static byte[] encode(DisplacementField field) throws IOException {
        Grid grid = field.grid();
        Affine a = grid.voxelToWorld();
        if (a.m01() != 0 || a.m02() != 0 || a.m10() != 0 || a.m12() != 0 || a.m20() != 0 || a.m21() != 0
                || a.m00() < 0 || a.m11() < 0 || a.m22() < 0) {
            throw new IllegalArgumentException("the axes of a displacement field have to run right, front and up");
        }
        int n = (int) grid.size();
        ByteBuffer b = ByteBuffer.allocate(Math.addExact(DATA, Math.multiplyExact(12, n))).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, HEADER);
        short[] dim = {5, (short) grid.nx(), (short) grid.ny(), (short) grid.nz(), 1, 3, 1, 1};
        float[] pixdim = {1, (float) a.m00(), (float) a.m11(), (float) a.m22(), 1, 1, 1, 1};
        for (int d = 0; d < 8; d++) {
            b.putShort(40 + 2 * d, dim[d]);
            b.putFloat(76 + 4 * d, pixdim[d]);
        }
        b.putShort(68, INTENT_VECTOR).putShort(70, FLOAT32).putShort(72, (short) 32);
        b.putFloat(108, DATA).putFloat(112, 1);
        // millimetres
        b.put(123, (byte) 2);
        b.putShort(252, (short) 1).putShort(254, (short) 1);
        b.putFloat(268, (float) a.m03()).putFloat(272, (float) a.m13()).putFloat(276, (float) a.m23());
        double[] rows = a.toRowMajor();
        for (int r = 0; r < 12; r++) {
            b.putFloat(280 + 4 * r, (float) rows[r]);
        }
        b.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        for (int v = 0; v < n; v++) {
            b.putFloat(DATA + 4 * v, -field.x()[v]);
            b.putFloat(DATA + 4 * (n + v), -field.y()[v]);
            b.putFloat(DATA + 4 * (2 * n + v), field.z()[v]);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 16)) {
            zip.write(b.array());
        }
        return out.toByteArray();
    }

    static DisplacementField decode(byte[] file, Frame frame) throws IOException {
        byte[] plain = file;
        if (file.length > 2 && (file[0] & 0xff) == 0x1f && (file[1] & 0xff) == 0x8b) {
            try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(file), 1 << 16)) {
                plain = zip.readAllBytes();
            }
        }
        if (plain.length < DATA) {
            throw new IllegalArgumentException(plain.length + " bytes are less than a header");
        }
        ByteBuffer b = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        if (b.getInt(0) != HEADER) {
            b.order(ByteOrder.BIG_ENDIAN);
        }
        if (b.getInt(0) != HEADER || b.getShort(40) != 5 || b.getShort(50) != 3 || b.getShort(48) != 1) {
            throw new IllegalArgumentException("not a NIfTI-1 image of dimensions (x, y, z, 1, 3)");
        }
        int nx = b.getShort(42), ny = b.getShort(44), nz = b.getShort(46);
        short type = b.getShort(70);
        if (nx < 2 || ny < 2 || nz < 2 || type != FLOAT32 && type != FLOAT64) {
            throw new IllegalArgumentException(nx + " x " + ny + " x " + nz + " voxels of type " + type);
        }
        double[] rows = new double[12];
        if (b.getShort(254) > 0) {
            for (int r = 0; r < 12; r++) {
                rows[r] = b.getFloat(280 + 4 * r);
            }
        } else {
            throw new IllegalArgumentException("no sform");
        }
        long n = (long) nx * ny * nz;
        int start = (int) b.getFloat(108);
        int size = type == FLOAT32 ? 4 : 8;
        if (start < DATA || plain.length < start + 3 * n * size) {
            throw new IllegalArgumentException("the header promises " + 3 * n + " numbers, the file is too short");
        }
        float[][] parts = new float[3][(int) n];
        for (int c = 0; c < 3; c++) {
            for (int v = 0; v < n; v++) {
                int at = (int) (start + (c * n + v) * size);
                double value = size == 4 ? b.getFloat(at) : b.getDouble(at);
                parts[c][v] = (float) (c < 2 ? -value : value);
            }
        }
        return DisplacementField.of(new Grid(nx, ny, nz, Affine.ofRowMajor(rows), frame), parts[0], parts[1], parts[2]);
    }
}
