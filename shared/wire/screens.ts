import { Type, type Static } from 'typebox'
import { SOUNDS } from '../show/soundNames.ts'
import { oneOf } from '../show/texts.ts'
import { EXACT, GivenName } from './basics.ts'

/**
 * How a screen draws animations, found from measured frames: by its graphics card, by WebGL on the processor, or on a 2D canvas;
 * and at which share of the full resolution.
 */
export const Rendering = Type.Object(
  { by: oneOf('card', 'processor', 'canvas'), scale: Type.Number({ minimum: 0, maximum: 1 }) },
  EXACT,
)
export type Rendering = Static<typeof Rendering>

/** Client to server `report`: what a screen says of itself now and then. */
export const ScreenReport = Type.Object(
  {
    output: Type.String({ maxLength: 20 }),
    fps: Type.Number({ minimum: 0, maximum: 1000 }),
    /** How far its clock may be off, in ms; null while unknown. */
    error: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]),
    name: Type.Optional(GivenName),
    /** Unknown before the first animation. */
    rendering: Type.Optional(Rendering),
    /** Of its picture, in pixels of the screen. */
    size: Type.Optional(
      Type.Object(
        {
          width: Type.Integer({ minimum: 0, maximum: 100_000 }),
          height: Type.Integer({ minimum: 0, maximum: 100_000 }),
        },
        EXACT,
      ),
    ),
    /** Whether the fonts of the picture have been loaded. */
    fonts: Type.Optional(Type.Boolean()),
    /** Somebody has clicked on it, so that it may sound. */
    armed: Type.Optional(Type.Boolean()),
    /** The host's own sounds that it cannot play: it plays the built-in ones. */
    unplayable: Type.Optional(Type.Array(oneOf(...SOUNDS), { maxItems: SOUNDS.length })),
  },
  EXACT,
)
export type ScreenReport = Static<typeof ScreenReport>

/** One connected screen; the host's sockets get `screens`, a list of them, when it changes. */
export const ConnectedScreen = Type.Object(
  {
    ...ScreenReport.properties,
    id: Type.String(),
    role: oneOf('stage', 'confidence'),
    /** It is the one of its event that sounds. */
    sounds: Type.Boolean(),
  },
  EXACT,
)
export type ConnectedScreen = Static<typeof ConnectedScreen>

/**
 * Client to server `identify`, `reload` and `sound`, host only; that screen gets a message of the same name. Of `sound`
 * every screen is told `ScreenSound`: one of an event sounds, the others do not.
 */
export const ScreenOrder = Type.Object({ screen: Type.String({ maxLength: 40 }) }, EXACT)
export type ScreenOrder = Static<typeof ScreenOrder>

/** Client to server `try`, host only: the screen that sounds is told the same, and lets it be heard for a moment. */
export const SoundTrial = Type.Object({ sound: oneOf(...SOUNDS) }, EXACT)
export type SoundTrial = Static<typeof SoundTrial>

/** Server to client `sound`, to screens. */
export const ScreenSound = Type.Object({ on: Type.Boolean() }, EXACT)
export type ScreenSound = Static<typeof ScreenSound>
