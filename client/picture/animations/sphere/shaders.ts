import { SEE } from './place.ts'
import { EMERGED, LEGIBLE } from './written.ts'

const HEAD = `#version 300 es
precision highp float;
`
const FRAGMENT_HEAD = `#version 300 es
precision mediump float;
`

/** How bright and how large a point or streak is, by how far it faces the viewer: (light, size). */
const LIT = `
uniform float crowd; // brightness of points in front of the globe, where names are written
vec2 lit(float facing) {
  float limb = 1.0 - clamp(facing, 0.0, 1.0);
  vec2 ball = facing > 0.0 ? vec2(mix(crowd, 1.0, limb * limb), 0.85) : vec2(0.3 * max(crowd, 0.6), 0.62);
  vec2 ring = vec2(0.66 + 0.34 * facing, 0.85 + 0.5 * facing);
  return mix(ball, ring, globe.w);
}
`

/** Points of light, one vertex each. A point is dark while its name is written. Attributes: see `pointsOf`. */
export const POINTS = {
  vertex: `${HEAD}
layout(location = 0) in vec4 place;
layout(location = 1) in vec2 own;
uniform float written; // brightness of the names
uniform vec4 tint;     // colour and brightness
uniform float size;    // in pixels
out vec4 color;
const float PI = 3.14159265;
${SEE}${LIT}
void main() {
  float whole = 2.0 * PI * place.z;
  float at = (place.x + globe.x) / whole;
  float longitude = (at - floor(at + 0.5)) * whole;
  float end = abs(longitude) + place.w;
  float depth = sin(place.y) * sin(globe.y) + cos(place.y) * cos(globe.y) * cos(end);
  float legible = end < PI ? smoothstep(${LEGIBLE.toFixed(3)}, ${EMERGED.toFixed(3)}, (depth * EYE - 1.0) / (EYE - 1.0)) : 0.0;
  vec3 p = see(longitude, own.x);
  vec2 light = lit(p.z);
  float wide = size * light.y * own.y;
  gl_Position = onScreen(p.xy);
  // Below two pixels a point gets dimmer instead of smaller.
  gl_PointSize = max(2.0, wide);
  color = tint * (light.x * (1.0 - legible * written) * min(1.0, wide * wide / 4.0));
  color.rgb *= tint.a;
}
`,
  fragment: `${FRAGMENT_HEAD}
in vec4 color;
out vec4 shown;
void main() {
  float far = length(gl_PointCoord - 0.5) * 2.0;
  shown = color * (1.0 - smoothstep(0.55, 1.0, far));
}
`,
}

/** Arcs of light behind points. Attributes: see `streaksOf`; `corner` is how far along the arc, and on which side of it. */
export const STREAK_SHADER = {
  vertex: `${HEAD}
layout(location = 0) in vec4 place;
layout(location = 1) in vec2 corner;
uniform float streak; // length in radians
uniform vec4 tint;
uniform float thick;  // in heights of the picture
out vec4 color;
out float side;
${SEE}${LIT}
void main() {
  float longitude = place.x + globe.x - streak * place.z * corner.x;
  vec3 p = see(longitude, place.y);
  vec2 way = see(longitude + 0.01, place.y).xy - p.xy;
  vec2 light = lit(p.z);
  vec2 across = vec2(-way.y, way.x) / max(0.00001, length(way));
  gl_Position = onScreen(p.xy + across * corner.y * thick * light.y);
  color = tint * (light.x * place.w * (1.0 - corner.x) * min(1.0, streak * 14.0));
  color.rgb *= tint.a;
  side = corner.y;
}
`,
  fragment: `${FRAGMENT_HEAD}
in vec4 color;
in float side;
out vec4 shown;
void main() { shown = color * (1.0 - side * side); }
`,
}

/** Names as strips of quads that are bent on the globe by the processor: position, place in the texture, nearness, light, level. */
export const NAMES = {
  vertex: `${HEAD}
layout(location = 0) in vec4 corner;
layout(location = 1) in vec3 look;
uniform float aspect;
out vec2 at;
out vec3 how;
void main() {
  gl_Position = vec4(corner.x * 2.0 / aspect, corner.y * 2.0, 0.0, 1.0);
  at = corner.zw;
  how = look;
}
`,
  fragment: `${FRAGMENT_HEAD}
uniform sampler2D letters;
uniform vec3 near;
uniform vec3 far;
in highp vec2 at;
in vec3 how;
out vec4 shown;
void main() {
  float ink = textureLod(letters, at, how.z).r * how.y;
  shown = vec4(mix(far, near, how.x) * ink, ink);
}
`,
}

/** A disc whose colour depends on the distance from its centre alone: points and lines of light. */
export const DISC = {
  vertex: `${HEAD}
layout(location = 0) in vec2 corner;
uniform vec4 box; // centre, half width and half height, in heights of the picture
uniform float aspect;
out vec2 at;
void main() {
  vec2 xy = box.xy + corner * box.zw;
  gl_Position = vec4(xy.x * 2.0 / aspect, xy.y * 2.0, 0.0, 1.0);
  at = corner;
}
`,
  fragment: `${FRAGMENT_HEAD}
uniform sampler2D profile; // by distance; one row per kind of disc
uniform float row;
uniform float light;
in highp vec2 at;
out vec4 shown;
void main() {
  shown = texture(profile, vec2(length(at), row)) * light;
}
`,
}
