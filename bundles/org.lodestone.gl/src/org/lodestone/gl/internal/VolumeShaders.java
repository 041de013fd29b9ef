package org.lodestone.gl.internal;

/** GLSL 330 sources of the body. */
final class VolumeShaders {

    private VolumeShaders() {
    }

    static final String VERTEX = """
            #version 330 core
            out vec2 at;        // -1..1, y up
            void main() {
                at = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
                gl_Position = vec4(at, 0.0, 1.0);
            }
            """;

    static final String FRAGMENT = """
            #version 330 core
            in vec2 at;
            uniform mat4 toHead;
            uniform mat4 toGrey;
            uniform mat4 toClip;
            uniform vec4 pivot, across, upwards, viewer, rightAxis, upAxis, frontAxis;
            uniform vec4 cuts[3];
            uniform int cutCount;
            uniform vec2 stepAndRadius;
            uniform sampler3D head;
            uniform sampler3D grey;
            out vec4 result;
            """ + Shaders.LIGHT + """
            float body(vec3 p) {
                vec3 u = (toHead * vec4(p, 1.0)).xyz;
                return any(lessThan(u, vec3(0.0))) || any(greaterThan(u, vec3(1.0))) ? 0.0 : texture(head, u).r;
            }
            void main() {
                vec3 onPlane = pivot.xyz + across.xyz * at.x + upwards.xyz * at.y;
                vec3 direction = normalize(viewer.w > 0.5 ? onPlane - viewer.xyz : -viewer.xyz);
                vec3 origin = viewer.w > 0.5 ? viewer.xyz : onPlane;
                float along = -dot(origin, direction);
                vec3 nearest = origin + along * direction;
                float radius = stepAndRadius.y;
                float rest = radius * radius - dot(nearest, nearest);
                if (rest <= 0.0) discard;
                float half_ = sqrt(rest);
                float first = along - half_;
                float last = along + half_;
                if (viewer.w > 0.5) first = max(first, 0.0);
                float cutFrom = first, cutTo = cutCount > 0 ? last : first;
                for (int i = 0; i < cutCount; i++) {
                    float distance = dot(cuts[i].xyz, origin) + cuts[i].w;
                    float slope = dot(cuts[i].xyz, direction);
                    if (abs(slope) < 1e-6) {
                        if (distance <= 0.0) cutTo = cutFrom;
                    } else if (slope > 0.0) {
                        cutFrom = max(cutFrom, -distance / slope);
                    } else {
                        cutTo = min(cutTo, -distance / slope);
                    }
                }
                bool removes = cutTo > cutFrom;
                float stride = stepAndRadius.x;
                float t = first;
                float before = first;
                bool onCut = false;
                bool found = false;
                for (int i = 0; i < 1024 && t <= last; i++) {
                    if (removes && t >= cutFrom && t < cutTo) {
                        t = cutTo;
                        before = t;
                        if (body(origin + t * direction) > 0.5) {
                            onCut = true;
                            found = true;
                            break;
                        }
                    } else if (body(origin + t * direction) > 0.5) {
                        found = true;
                        break;
                    }
                    before = t;
                    t += stride;
                }
                if (!found) discard;
                if (!onCut) {
                    float outside = before, inside = t;
                    for (int i = 0; i < 5; i++) {
                        float middle = 0.5 * (outside + inside);
                        if (body(origin + middle * direction) > 0.5) inside = middle; else outside = middle;
                    }
                    t = inside;
                    if (removes && t >= cutFrom && t < cutTo) {
                        t = cutTo;
                        onCut = true;
                    }
                }
                vec3 p = origin + t * direction;
                vec4 clip = toClip * vec4(p, 1.0);
                gl_FragDepth = clamp(0.5 * clip.z / clip.w + 0.5, 0.0, 1.0);
                if (onCut) {
                    result = vec4(vec3(texture(grey, (toGrey * vec4(p, 1.0)).xyz).r), 1.0);
                    return;
                }
                float e = 2.5;
                vec3 slopes = vec3(body(p - vec3(e, 0, 0)) - body(p + vec3(e, 0, 0)), body(p - vec3(0, e, 0)) - body(p + vec3(0, e, 0)),
                        body(p - vec3(0, 0, e)) - body(p + vec3(0, 0, e)));
                vec3 n = normalize(slopes + 1e-5 * frontAxis.xyz);
                vec3 seen = vec3(dot(n, rightAxis.xyz), dot(n, upAxis.xyz), dot(n, frontAxis.xyz));
                result = vec4(lit(seen, vec3(0.80, 0.70, 0.62), 0.12), 1.0);
            }
            """;
}
