/** How a member of a cue's content is typed in: `lines` is a string with a line for each item, `time` is epoch ms. */
export type FieldKind = 'text' | 'lines' | 'time' | 'seconds'

/**
 * What the stage can show, and the members of a cue's content that each scene knows; it lives with any of them missing
 * or wrong. The server never looks inside a content.
 */
export const SCENES = {
  /** The event's title, the way in, and a countdown to the start. */
  welcome: { subtitle: 'text', startsAt: 'time' },
  /** Lines such as `19:30 Opening`; the line named by `now` is on, the next one follows. */
  agenda: { items: 'lines', now: 'text' },
  speaker: { name: 'text', role: 'text', topic: 'text' },
  /** Thanks to the sponsors: all of them, or those named (ids or names). */
  sponsors: { only: 'lines' },
  /** The prize of the cue, from its showcase into its draws. */
  draw: {},
  winners: {},
  message: { text: 'text', detail: 'lines' },
  /** A group activity: it counts from when the cue is shown. */
  countdown: { seconds: 'seconds', task: 'text', detail: 'lines' },
  closing: { text: 'text', next: 'text' },
} as const satisfies Record<string, Record<string, FieldKind>>

export type SceneName = keyof typeof SCENES
