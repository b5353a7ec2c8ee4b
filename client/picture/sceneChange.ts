import { inject, provide, shallowReactive, type InjectionKey, type ShallowReactive } from 'vue'

/** The texts of a slate, by the part of it. */
export type SlateTexts = Record<'label' | 'aside', string>

/** A scene that comes on or goes off, for those of its parts that may stay through the change. */
export interface ChangingScene {
  /** The layer above all scenes, where what stays is drawn; null before it is in the page. */
  layer(): HTMLElement | null
  /** The style of what does not stay: how far the scene has come or gone. */
  style(): Record<string, string>
  /** Whether it goes off; what stays is then drawn by the scene that comes. */
  goes(): boolean
  /** The slate of the scene on the other side of the change, as it was last; undefined outside a change. */
  other(): SlateTexts | undefined
  /** Says what this scene's own slate is. */
  tell(slate: SlateTexts): void
}

const KEY: InjectionKey<ChangingScene> = Symbol('scene change')
export const provideSceneChange = (scene: ChangingScene): void => provide(KEY, scene)
/** Null where a scene is shown without changes, as in a side output. */
export const useSceneChange = (): ChangingScene | null => inject(KEY, null)

/** The slates of the scenes of a picture by the scenes' keys. */
export type Slates = ShallowReactive<Map<string, SlateTexts>>
export const newSlates = (): Slates => shallowReactive(new Map())
