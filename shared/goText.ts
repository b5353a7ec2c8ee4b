import type { Params } from './fill.ts'
import { idle, type Step } from './show/nextStep.ts'
import type { State } from './show/state.ts'

/** What the big button says: what the step does, or what GO waits for. `say` gives a text of the panel or of the scenes, undefined if there is none. */
export function goText(
  state: State,
  step: Step | null,
  say: (key: string, params?: Params) => string | undefined,
): string {
  if (!step) return say(`go.${idle(state)}`) ?? ''
  const { code, with: params } = step.label
  if (code !== 'cue') return say(`go.${code}`, params) ?? ''
  const title = params['title'] || (say(`scene.${String(params['scene'])}`) ?? params['scene'])
  return say('go.cue', { title }) ?? ''
}
