/**
 * What the stage can sound like: under a prize, while names roll, as names land one after another, as a name opens, applause
 * after it, the last ten seconds of a countdown.
 */
export const SOUNDS = ['idle', 'rolling', 'tick', 'hit', 'applause', 'ending'] as const
export type SoundName = (typeof SOUNDS)[number]
