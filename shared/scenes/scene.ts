import type { Members } from './content.ts'

/**
 * One thing that the stage can show. Its picture is the component of its name in `client/picture/scenes/`. Its texts stand
 * in `shared/i18n/<language>/`. In `scenes.ts`: `scene.NAME` is what the panel calls it, `scene.NAME.MEMBER` the label of a
 * member, `scene.NAME.MEMBER.hint` a word on how to fill it in. In `hall.ts`: `scene.NAME` is what phones say is on.
 */
export interface Scene<N extends string = string, M extends Members = Members> {
  name: N
  /**
   * The members of a cue's content that the scene knows, in the order of its form; it lives with any of them missing or
   * wrong. The cue's title is the scene's heading. The rules look inside a content for the evening's plan alone.
   */
  content: M
  /** The members that phones in the hall say below the title. */
  hall: readonly string[]
  /** Whether its cues are about a prize. */
  ofPrize: boolean
}

/** Makes a scene, with its name and members as its type. */
export const scene = <const N extends string, const M extends Members>(
  name: N,
  content: M,
  rest: { hall?: readonly (keyof M & string)[]; ofPrize?: boolean } = {},
): Scene<N, M> => ({ name, content, hall: rest.hall ?? [], ofPrize: rest.ofPrize ?? false })
