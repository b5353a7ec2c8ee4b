import { fill, type Params } from '../../shared/fill.ts'
import { goText } from '../../shared/goText.ts'
import host from '../../shared/i18n/en/host.ts'
import scenes from '../../shared/i18n/en/scenes.ts'
import hostCN from '../../shared/i18n/zh-CN/host.ts'
import scenesCN from '../../shared/i18n/zh-CN/scenes.ts'
import hostTW from '../../shared/i18n/zh-TW/host.ts'
import scenesTW from '../../shared/i18n/zh-TW/scenes.ts'
import type { Language } from '../../shared/show/languages.ts'
import type { Step } from '../../shared/show/nextStep.ts'
import type { State } from '../../shared/show/state.ts'

const TEXTS: Record<Language, Record<string, string>> = {
  'zh-CN': { ...scenesCN, ...hostCN },
  'zh-TW': { ...scenesTW, ...hostTW },
  en: { ...scenes, ...host },
}

/** What the big button of the panel says, in the language of the event. */
export function goWords(state: State, step: Step | null): string {
  const { language } = state.settings
  const say = (key: string, params?: Params) => {
    const text = TEXTS[language][key]
    return text === undefined ? undefined : fill(text, params, language)
  }
  return goText(state, step, say)
}
