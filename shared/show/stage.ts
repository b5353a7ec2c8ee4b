import { Type } from 'typebox'
import { command, fact, refusal, type CommandRule } from './rule.ts'
import type { State } from './state.ts'
import { clean, oneOf, TextOrNone } from './texts.ts'

const Layer = oneOf('black', 'freeze', 'hold', 'mute', 'message')

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
        layer: Layer,
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

export const stageFacts = {
  'layer-set': fact({
    schema: Type.Object({ layer: Layer, on: Type.Boolean(), text: Type.String(), private: Type.Boolean() }),
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
