import { Type } from 'typebox'
import { command, fact, refusal, type Body, type CommandRule, type FactRule } from './rule.ts'
import type { Layers, State } from './state.ts'
import { clean, TextOrNone } from './texts.ts'

type Layer = keyof Layers
const LAYERS: Layer[] = ['black', 'freeze', 'hold', 'mute', 'message']

/** Whether the hall cannot see what happens: GO and the call are refused, and reveals wait. */
export function covered(state: State): boolean {
  const { black, freeze, hold } = state.show.layers
  return black || freeze !== null || hold
}
export const refuseCovered = (state: State) => (covered(state) ? refusal('covered') : null)

export const stageCommands: Record<string, CommandRule> = {
  'layer.set': command({
    roles: ['host'],
    ask: Type.Object(
      {
        layer: Type.Union(LAYERS.map((layer) => Type.Literal(layer))),
        on: Type.Boolean(),
        text: Type.Optional(TextOrNone(200)),
        private: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    touches: () => ['show'],
    refuse: (_state, ask) =>
      ask.layer === 'message' && ask.on && !clean(ask.text ?? '') ? refusal('message-missing') : null,
    decide: (_state, ask) => ({
      facts: [
        {
          type: 'layer-set',
          layer: ask.layer,
          on: ask.on,
          text: clean(ask.text ?? ''),
          private: ask.private ?? false,
        },
      ],
    }),
  }),
}

export const stageFacts: Record<string, FactRule> = {
  'layer-set': fact<Body & { layer: Layer; on: boolean; text: string; private: boolean }>({
    evolve(draft, { layer, on, text, private: hidden }, at) {
      const { show } = draft.state
      const layers = { ...show.layers }
      if (layer === 'message') layers.message = on ? { text, private: hidden } : null
      else if (layer === 'freeze') {
        if (!on) layers.freeze = null
        else layers.freeze ??= { at, cue: show.cue, since: show.since, draw: show.draw }
      } else layers[layer] = on
      draft.state.show = { ...show, layers, step: show.step + 1 }
    },
    touches: () => ['show'],
  }),
}
