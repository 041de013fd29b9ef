package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.gl.BoundingSphere;
import org.lodestone.gl.Camera;
import org.lodestone.gl.CutAway;
import org.lodestone.gl.HeadVolume;
import org.lodestone.gl.Matrix4;
import org.lodestone.gl.Quality;

/**
 * Draws a body by walking along the ray of each pixel to the first sample that is head; there it is skin, or the grey of the scan when a
 * cut lies there. Writes depth, so surfaces and lines stand in it where they belong. Belongs to one context.
 */
final class VolumePainter {

    private static final double STILL_STEP_MM = 1.5;
    private static final double MOVING_STEP_MM = 5;

    private final ShaderProgram program;
    private final int emptyArray;

    VolumePainter(GL3 gl, int emptyArray) {
        this.emptyArray = emptyArray;
        program = new ShaderProgram(gl, "volume", VolumeShaders.VERTEX, VolumeShaders.FRAGMENT);
    }

    void draw(GL3 gl, GpuVolume textures, HeadVolume volume, CutAway cut, Camera camera, Matrix4 viewProjection, int width, int height,
            Quality quality) {
        Affine unitToWorld = GpuVolume.worldToUnit(volume.headGrid()).inverse();
        BoundingSphere head = volume.bounds();
        program.use(gl);
        // all positions of the shader are millimetres from the middle of the head, small numbers that keep single precision exact
        Affine centred = Affine.translation(head.centre());
        program.matrix(gl, "toHead", Matrix4.of(unitToWorld.inverse().times(centred)).toColumnMajor());
        program.matrix(gl, "toGrey", Matrix4.of(GpuVolume.worldToUnit(volume.grid()).times(centred)).toColumnMajor());
        program.matrix(gl, "toClip", viewProjection.times(Matrix4.of(centred)).toColumnMajor());
        place(gl, camera, head, width, height);
        List<CutAway.Plane> planes = cut.planes();
        for (int i = 0; i < planes.size(); i++) {
            Vec3 front = planes.get(i).front().unit();
            Vec3 through = planes.get(i).through().minus(head.centre());
            program.vector(gl, "cuts[" + i + "]", (float) front.x(), (float) front.y(), (float) front.z(), (float) -front.dot(through));
        }
        program.integer(gl, "cutCount", planes.size());
        program.pair(gl, "stepAndRadius", (float) (quality == Quality.MOVING ? MOVING_STEP_MM : STILL_STEP_MM), (float) head.radiusMm());
        program.integer(gl, "head", 0);
        program.integer(gl, "grey", 1);
        textures.bind(gl);
        gl.glBindVertexArray(emptyArray);
        gl.glDrawArrays(GL3.GL_TRIANGLES, 0, 3);
    }

    private void place(GL3 gl, Camera camera, BoundingSphere head, int width, int height) {
        Vec3 pivot = camera.pivot().minus(head.centre());
        double half = camera.heightMm() / 2;
        vector(gl, "pivot", pivot, 0);
        vector(gl, "across", camera.right().times(half * width / height), 0);
        vector(gl, "upwards", camera.up().times(half), 0);
        vector(gl, "viewer", camera.perspective() ? camera.eye().minus(head.centre()) : camera.towardsViewer(), camera.perspective() ? 1 : 0);
        vector(gl, "rightAxis", camera.right(), 0);
        vector(gl, "upAxis", camera.up(), 0);
        vector(gl, "frontAxis", camera.towardsViewer(), 0);
    }

    private void vector(GL3 gl, String name, Vec3 v, double w) {
        program.vector(gl, name, (float) v.x(), (float) v.y(), (float) v.z(), (float) w);
    }

    void delete(GL3 gl) {
        program.delete(gl);
    }
}
