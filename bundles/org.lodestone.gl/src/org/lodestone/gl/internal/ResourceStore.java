package org.lodestone.gl.internal;

import com.jogamp.opengl.GL3;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.lodestone.gl.HeadVolume;
import org.lodestone.gl.Mesh;
import org.lodestone.gl.Scene;
import org.lodestone.gl.SceneNode;
import org.lodestone.image.view.SlicePicture;

/** What of the scenes lies in the memory of one context. What a picture does not need any more is deleted after it. */
final class ResourceStore {

    private final Map<Mesh, GpuMesh> meshes = new IdentityHashMap<>();
    private final Map<SlicePicture, GpuPicture> pictures = new IdentityHashMap<>();
    private final Map<HeadVolume, GpuVolume> volumes = new IdentityHashMap<>();
    private final Set<Object> used = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

    GpuMesh mesh(GL3 gl, Mesh mesh) {
        used.add(mesh);
        return meshes.computeIfAbsent(mesh, m -> new GpuMesh(gl, m));
    }

    /** Says that what is in a scene is of use, whether it is drawn now or not. */
    void keep(Scene scene) {
        for (SceneNode node : scene.nodes()) {
            switch (node) {
                case SceneNode.SurfaceNode surface -> {
                    used.add(surface.mesh());
                    used.add(surface.mesh().whileMoving());
                }
                case SceneNode.SliceNode slice -> used.add(slice.picture());
                case SceneNode.VolumeNode volume -> used.add(volume.body());
                case SceneNode.EllipsoidNode _, SceneNode.LineNode _, SceneNode.LabelNode _, SceneNode.BeaconNode _ -> { }
            }
        }
    }

    GpuPicture picture(GL3 gl, SlicePicture picture) {
        used.add(picture);
        return pictures.computeIfAbsent(picture, p -> new GpuPicture(gl, p));
    }

    GpuVolume volume(GL3 gl, HeadVolume volume) {
        used.add(volume);
        return volumes.computeIfAbsent(volume, v -> new GpuVolume(gl, v));
    }

    /** Deletes what was not asked for since the last sweep. */
    void sweep(GL3 gl) {
        for (Mesh mesh : new HashSet<>(meshes.keySet())) {
            if (!used.contains(mesh)) {
                meshes.remove(mesh).delete(gl);
            }
        }
        pictures.entrySet().removeIf(entry -> {
            boolean stale = !used.contains(entry.getKey());
            if (stale) {
                entry.getValue().delete(gl);
            }
            return stale;
        });
        volumes.entrySet().removeIf(entry -> {
            boolean stale = !used.contains(entry.getKey());
            if (stale) {
                entry.getValue().delete(gl);
            }
            return stale;
        });
        used.clear();
    }

    /** @return number of meshes, pictures and bodies held */
    int size() {
        return meshes.size() + pictures.size() + volumes.size();
    }

    void delete(GL3 gl) {
        used.clear();
        sweep(gl);
    }
}
