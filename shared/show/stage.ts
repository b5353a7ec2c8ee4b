import { Type } from 'typebox'
import { command, fact, refusal, type CommandRule, type Refusal } from './rule.ts'
import type { Layers, State } from './state.ts'
import { clean, oneOf, TextOrNone } from './texts.ts'

/** The longest pause that a hold announces, in minutes. */
const LONGEST_PAUSE = 600

const Layer = oneOf('black', 'freeze', 'hold', 'mute', 'message')

/** Whether the hall cannot see what happens: GO and the call are refused, and reveals wait. */
export function covered(state: State): boolean {
  const { black, freeze, hold } = state.show.layers
  return black || freeze !== null || hold
}
export const refuseCovered = (state: State) => (covered(state) ? refusal('covered') : null)

/** Whether the open draw is the one that the stage shows; an order draw may run beside the show. */
export const runsOnStage = ({ opened, show }: Pick<State, 'opened' | 'show'>): boolean =>
  opened !== null && show.draw === opened.no

/** Why the open draw may not land now: the stage shows it, and is covered. */
export const refuseUnseen = (state: State): Refusal | null =>
  runsOnStage(state) && covered(state) ? refusal('covered') : null

export const stageCommands: Record<string, CommandRule> = {
  'layer.set': command({
    roles: ['host'],
    ask: Type.Object(
      {
        layer: Layer,
        on: Type.Boolean(),
        text: Type.Optional(TextOrNone(200)),
        private: Type.Optional(Type.Boolean()),
        /** Of a hold: in how many minutes the evening goes on. */
        minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: LONGEST_PAUSE })),
      },
      { additionalProperties: false },
    ),
    touches: () => ['show'],
    refuse: (_state, ask) =>
      ask.layer === 'message' && ask.on && !clean(ask.text ?? '') ? refusal('message-missing') : null,
    decide: (_state, ask, { now }) => ({
      facts: [
        {
          type: 'layer-set',
          v: 2,
          layer: ask.layer,
          on: ask.on,
          text: clean(ask.text ?? ''),
          private: ask.private ?? false,
          back: ask.layer === 'hold' && ask.on && ask.minutes ? now + ask.minutes * 60_000 : null,
        },
      ],
    }),
  }),
}

export const stageFacts = {
  'layer-set': fact({
    schema: Type.Object({
      v: Type.Literal(2),
      layer: Layer,
      on: Type.Boolean(),
      text: Type.String(),
      private: Type.Boolean(),
      /** Of a hold: when the evening goes on, in epoch ms. */
      back: Type.Union([Type.Integer(), Type.Null()]),
    }),
    upcast: {
      /** No hold said when the evening goes on. */
      1: (old) => ({ ...old, back: null }),
    },
    evolve(draft, { layer, on, text, private: hidden, back }, at) {
      const { show, timer } = draft.state
      const { back: before, ...others } = show.layers
      const until = layer === 'hold' ? back : before
      const layers: Layers = { ...others, ...(until && { back: until }) }
      if (layer === 'message') layers.message = on ? { text, private: hidden } : null
      else if (layer === 'freeze') {
        if (!on) layers.freeze = null
        else {
          const { cue, since, draw, work } = show
          layers.freeze ??= { at, cue, since, draw, ...(work && { work }), ...(timer && { timer }) }
        }
      } else layers[layer] = on
      draft.state.show = { ...show, layers, step: show.step + 1 }
    },
    touches: () => ['show'],
  }),
}
