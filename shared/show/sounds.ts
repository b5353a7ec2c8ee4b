import { Type } from 'typebox'
import { eventClosed } from './event.ts'
import { command, fact, type CommandRule } from './rule.ts'
import { SOUNDS } from './soundNames.ts'
import { oneOf, PictureRef, TextOrNone } from './texts.ts'

const Sound = oneOf(...SOUNDS)

export const soundCommands: Record<string, CommandRule> = {
  /** Takes a file of the host's for a sound; '' goes back to the built-in one. */
  'sound.set': command({
    roles: ['host'],
    ask: Type.Object(
      { sound: Sound, file: PictureRef, title: Type.Optional(TextOrNone(120)) },
      { additionalProperties: false },
    ),
    touches: () => ['event'],
    refuse: eventClosed,
    decide: (_state, { sound, file, title = '' }) => ({
      facts: [{ type: 'sound-set', sound, file, title: file && title }],
    }),
  }),
}

export const soundFacts = {
  /** A sound got a file of the host's, by its SHA-256 and what it was called; '' gave the built-in one back. */
  'sound-set': fact({
    schema: Type.Object({ sound: Sound, file: PictureRef, title: Type.String() }),
    evolve({ state }, { sound, file, title }) {
      const others = state.sounds.filter((own) => own.sound !== sound)
      state.sounds = file === '' ? others : [...others, { sound, file, title }]
    },
    touches: () => ['event'],
  }),
}
