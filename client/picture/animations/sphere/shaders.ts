import { EYE } from './pose.ts'
import { LANES } from './billboards.ts'

/** Kinds of quads, as passed to the shader in `place.w`. */
export const KINDS = { name: 0, billboard: 1, core: 2, trail: 3, dust: 4 } as const

/** Value of `Pose.turn`, in radians, after which every ring is back at its start: ring speeds are multiples of 1/32. */
export const PERIOD = 32 * 2 * Math.PI

/**
 * Vertex shader: positions each corner of each quad for the current pose. `place` is the quad's longitude, latitude, ring
 * speed and kind; `corner` is the offset of the corner along and across the ring, and its texture coordinates.
 */
export const VERTEX = `#version 300 es
precision highp float;
layout(location = 0) in vec4 place;
layout(location = 1) in vec4 corner;
uniform vec4 globe;   // from Pose: turn, tilt, radius, open
uniform vec4 light;   // from Pose: names (brightness), core (brightness), reach (radius of the core), energy
uniform float aspect; // width of the picture divided by its height
uniform float texel;  // atlas pixels per screen pixel for a globe of radius 1 at the distance of its centre; selects the mipmap
uniform vec4 billboards[${LANES}]; // large names on screen: x and y of the centre, width, height
uniform vec4 billboardLights;
uniform vec3 hot;
uniform vec3 cool;
uniform vec3 warm;
uniform vec3 ember;  // darker warm colour, for the far side
uniform vec3 heart;  // slightly darker warm colour, for the core
out vec2 at;
out vec4 tint;

const float EYE = ${EYE.toFixed(3)};

vec3 tilted(vec3 p) {
  float c = cos(globe.y), s = sin(globe.y);
  return vec3(p.x, p.y * c - p.z * s, p.y * s + p.z * c);
}
vec3 on(float longitude, float latitude) {
  return vec3(cos(latitude) * sin(longitude), sin(latitude), cos(latitude) * cos(longitude));
}
/** Perspective projection of a point on the unit globe, to heights of the picture. */
vec2 seen(vec3 p) { return p.xy * globe.z * EYE / (EYE - p.z); }
/** Fades out towards the left and right edge of the canvas. */
float inside(float x) { return 1.0 - smoothstep(aspect * 0.5 - 0.08, aspect * 0.5 - 0.02, abs(x)); }
/** Moves a point outwards from the centre when the globe opens, like an iris. */
vec2 opened(vec2 p) {
  float far = length(p) / globe.z;
  float out_ = far + globe.w * (1.25 - 0.45 * min(far, 1.2));
  vec2 way = far > 0.001 ? p / (far * globe.z) : vec2(0.0);
  return way * out_ * globe.z * vec2(1.0 + 0.5 * globe.w, 1.0);
}
void name() {
  float longitude = place.x + globe.x * place.z;
  vec3 middle = tilted(on(longitude, place.y));
  // Mirror names on the far side, so that they stay readable.
  float front = middle.z * EYE - 1.0 < 0.0 ? -1.0 : 1.0;
  float along = longitude + front * corner.x;
  vec3 up = vec3(-sin(place.y) * sin(along), cos(place.y), -sin(place.y) * cos(along));
  vec3 p = tilted(on(along, place.y) + up * corner.y);
  float facing = (p.z * EYE - 1.0) / (EYE - 1.0);
  vec2 centre = opened(seen(middle));
  vec2 xy = seen(p) + centre - seen(middle);
  float crossing = smoothstep(0.86, 1.0, cos(longitude - globe.x * 0.61 + place.y * 1.7)) * light.w;
  vec3 near = mix(mix(cool, hot, smoothstep(0.15, 0.8, facing)), warm, crossing * 0.85);
  float strength = facing > 0.0
    ? smoothstep(0.02, 0.25, facing) * (0.3 + 0.7 * smoothstep(0.1, 0.85, facing))
    : 0.3 * smoothstep(0.05, 0.6, -facing);
  strength *= light.x * inside(abs(centre.x) + abs(xy.x - centre.x));
  for (int i = 0; i < ${LANES}; i++) {
    if (billboardLights[i] == 0.0) continue;
    vec2 off = abs(centre - billboards[i].xy) / (billboards[i].zw * vec2(0.5, 0.62) + vec2(0.05, 0.012));
    strength *= 1.0 - 0.93 * billboardLights[i] * (1.0 - smoothstep(0.8, 1.25, max(off.x, off.y)));
  }
  gl_Position = vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0);
  float nearer = globe.z * EYE / (EYE - middle.z);
  tint = vec4((facing > 0.0 ? near : ember) * strength, log2(texel / nearer));
}

void billboard() {
  vec4 billboard = billboards[int(place.x)];
  vec2 xy = billboard.xy + corner.xy * billboard.zw;
  gl_Position = vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0);
  // Use only the part of the atlas slot that the name fills.
  at.x = place.y + (corner.z - place.y) * billboard.z / (billboard.w * place.z);
  tint = vec4(mix(warm, hot, 0.35) * billboardLights[int(place.x)], 0.0);
}

void core() {
  // An invisible core gets size 0, so that it costs nothing; behind winners it is stretched to the width of their names.
  vec2 xy = corner.xy * (light.y > 0.004 ? light.z : 0.0) * vec2(1.0 + 0.5 * globe.w, 1.0);
  gl_Position = vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0);
  tint = vec4(heart * light.y, 0.0);
}

/** A streak of light along a ring, ahead of the names. */
void trail() {
  float along = place.x + globe.x * place.z + corner.x;
  vec3 p = tilted(on(along, place.y) * (1.05 + corner.y));
  float facing = smoothstep(-1.0, 1.0, p.z);
  vec2 xy = opened(seen(p));
  gl_Position = vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0);
  tint = vec4(warm * light.w * light.x * (0.1 + 0.5 * facing) * inside(xy.x), 0.0);
}

/** Dust particles around the globe. */
void dust() {
  vec3 p = tilted(on(place.x + globe.x * place.z, place.y) * (1.12 + 0.5 * fract(place.x * 7.3)));
  vec2 middle = opened(seen(p));
  vec2 xy = middle + corner.xy * (0.6 + 0.4 * p.z);
  gl_Position = vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0);
  tint = vec4(warm * (0.2 + 0.25 * light.w) * smoothstep(-1.2, 1.0, p.z) * (0.4 + 0.6 * light.x) * inside(middle.x), 0.0);
}

void main() {
  at = corner.zw;
  int kind = int(place.w);
  if (kind == ${KINDS.name}) name();
  else if (kind == ${KINDS.billboard}) billboard();
  else if (kind == ${KINDS.core}) core();
  else if (kind == ${KINDS.trail}) trail();
  else dust();
}
`

/**
 * Fragment shader: the atlas texel in the quad's tint, from the mipmap level in `tint.a`. Blending is additive, so the order
 * of the quads does not matter.
 */
export const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D atlas;
in highp vec2 at;
in vec4 tint;
out vec4 color;
void main() {
  vec3 lit = tint.rgb * textureLod(atlas, at, tint.a).r;
  color = vec4(lit, max(lit.r, max(lit.g, lit.b)));
}
`
