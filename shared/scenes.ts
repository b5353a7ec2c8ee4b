/**
 * How a member of a cue's content is typed in. `lines`: a line for each item, or a list. `clock`: a time of day as `19:30`.
 * `agenda`: lines such as `19:30 Opening · Name`, or a list of `{at, title, who}`.
 */
export type FieldKind = 'text' | 'lines' | 'clock' | 'minutes' | 'agenda'

/**
 * What the stage can show, and the members of a cue's content that each scene knows; it lives with any of them missing
 * or wrong. The cue's title is the scene's heading. The server never looks inside a content.
 */
export const SCENES = {
  /** The title, the way in, and a countdown to the start. */
  welcome: { subtitle: 'text', startsAt: 'clock' },
  agenda: { items: 'agenda' },
  speaker: { name: 'text', role: 'text', at: 'clock' },
  /** Thanks to all sponsors of the event, or to those named. */
  thanks: { sponsors: 'lines' },
  /** The prize of the cue, from its showcase into its draws. */
  draw: {},
  /** Everybody who has won so far. */
  winners: {},
  /** A group activity: it counts from when the cue is shown. */
  countdown: { minutes: 'minutes', task: 'text', detail: 'lines' },
  /** The groups show what they made, one after the other. */
  groups: { groups: 'lines' },
  message: { text: 'text', detail: 'lines' },
  closing: { text: 'text', next: 'text' },
} as const satisfies Record<string, Record<string, FieldKind>>

export type SceneName = keyof typeof SCENES
