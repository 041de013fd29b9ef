package org.lodestone.gl.internal;

/** GLSL 330 sources. */
final class Shaders {

    private Shaders() {
    }

    static final String SURFACE_VERTEX = """
            #version 330 core
            layout(location = 0) in vec3 position;
            layout(location = 1) in vec3 normal;
            layout(location = 2) in vec3 vertexColour;
            uniform mat4 modelView;
            uniform mat4 projection;
            uniform mat3 normalMatrix;
            uniform vec4 material;      // rgb, opacity
            uniform int coloured;
            out vec3 seenNormal;
            out vec3 colour;
            void main() {
                seenNormal = normalMatrix * normal;
                colour = coloured == 1 ? vertexColour : material.rgb;
                gl_Position = projection * (modelView * vec4(position, 1.0));
            }
            """;

    /** Two lamps beside the viewer; both sides of a surface are lit alike. */
    static final String LIGHT = """
            vec3 lit(vec3 n, vec3 base, float gloss) {
                float key = max(dot(n, normalize(vec3(-0.45, 0.55, 0.75))), 0.0);
                float fill = max(dot(n, normalize(vec3(0.7, -0.15, 0.6))), 0.0);
                vec3 halfway = normalize(normalize(vec3(-0.45, 0.55, 0.75)) + vec3(0.0, 0.0, 1.0));
                float highlight = gloss * pow(max(dot(n, halfway), 0.0), 48.0);
                return base * (0.24 + 0.66 * key + 0.26 * fill) + vec3(highlight);
            }
            """;

    static final String OPAQUE_FRAGMENT = """
            #version 330 core
            in vec3 seenNormal;
            in vec3 colour;
            uniform vec2 finish;        // gloss, rim
            out vec4 result;
            """ + LIGHT + """
            void main() {
                vec3 n = normalize(seenNormal);
                result = vec4(lit(n.z < 0.0 ? -n : n, colour, finish.x), 1.0);
            }
            """;

    /**
     * Weighted blended order-independent transparency (McGuire and Bavoil 2013), laid out for one blend function for both targets, as
     * GL 3.3 has: sums in rgb and in the second target, the product of what is let through in alpha.
     */
    static final String TRANSLUCENT_FRAGMENT = """
            #version 330 core
            in vec3 seenNormal;
            in vec3 colour;
            uniform vec4 material;
            uniform vec2 finish;
            layout(location = 0) out vec4 sums;
            layout(location = 1) out vec4 weights;
            """ + LIGHT + """
            void main() {
                vec3 n = normalize(seenNormal);
                if (n.z < 0.0) n = -n;
                float alpha = material.a;
                if (finish.y > 0.5) {
                    float edge = 1.0 - n.z;
                    alpha = clamp(material.a * (0.55 + 1.9 * edge * edge), 0.0, 1.0);
                }
                float weight = alpha * max(0.01, 300.0 * pow(1.0 - gl_FragCoord.z, 3.0));
                sums = vec4(lit(n, colour, finish.x) * weight, alpha);
                weights = vec4(weight, 0.0, 0.0, alpha);
            }
            """;

    static final String SCREEN_VERTEX = """
            #version 330 core
            out vec2 at;
            void main() {
                at = vec2(gl_VertexID == 1 ? 2.0 : 0.0, gl_VertexID == 2 ? 2.0 : 0.0);
                gl_Position = vec4(at * 2.0 - 1.0, 0.0, 1.0);
            }
            """;

    static final String COMPOSITE_FRAGMENT = """
            #version 330 core
            in vec2 at;
            uniform sampler2D sums;
            uniform sampler2D weights;
            out vec4 result;
            void main() {
                vec4 sum = texture(sums, at);
                float weight = texture(weights, at).r;
                result = vec4(sum.rgb / max(weight, 1e-5), 1.0 - sum.a);
            }
            """;

    static final String SLICE_VERTEX = """
            #version 330 core
            uniform mat4 cornerToClip;
            out vec2 at;
            void main() {
                at = vec2(gl_VertexID & 1, gl_VertexID >> 1);
                gl_Position = cornerToClip * vec4(at, 0.0, 1.0);
            }
            """;

    static final String SLICE_FRAGMENT = """
            #version 330 core
            in vec2 at;
            uniform sampler2D picture;
            out vec4 result;
            void main() {
                vec4 colour = texture(picture, at);
                if (colour.a < 0.5) discard;
                result = vec4(colour.rgb, 1.0);
            }
            """;

    /** Lines as wide as said in pixels: each end is a corner of a quad pushed sideways on the screen. Width 0 means a filled triangle. */
    static final String LINE_VERTEX = """
            #version 330 core
            layout(location = 0) in vec3 here;
            layout(location = 1) in vec3 there;
            layout(location = 2) in vec3 stroke;   // side -1 or 1, width in pixels, 1 at the first end and -1 at the second
            layout(location = 3) in vec4 ink;
            uniform mat4 toClip;
            uniform vec2 halfPicture;
            out vec4 colour;
            noperspective out float offset;
            out float halfWidth;
            void main() {
                vec4 a = toClip * vec4(here, 1.0);
                colour = ink;
                halfWidth = stroke.y / 2.0;
                offset = 0.0;
                if (stroke.y > 0.0) {
                    vec4 b = toClip * vec4(there, 1.0);
                    vec2 along = (b.xy / b.w - a.xy / a.w) * halfPicture * stroke.z;
                    along = dot(along, along) > 1e-9 ? normalize(along) : vec2(1.0, 0.0);
                    float reach = halfWidth + 1.0;
                    offset = stroke.x * reach;
                    vec2 push = vec2(-along.y, along.x) * offset - along * stroke.z * halfWidth;
                    a.xy += push / halfPicture * a.w;
                }
                gl_Position = a;
            }
            """;

    static final String LINE_FRAGMENT = """
            #version 330 core
            in vec4 colour;
            noperspective in float offset;
            in float halfWidth;
            out vec4 result;
            void main() {
                float cover = halfWidth > 0.0 ? clamp(halfWidth + 0.5 - abs(offset), 0.0, 1.0) : 1.0;
                if (cover <= 0.0) discard;
                result = vec4(colour.rgb, colour.a * cover);
            }
            """;
}
