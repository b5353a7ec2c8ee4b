import { decide } from '../../shared/show/decide.ts'
import { due } from '../../shared/show/due.ts'
import { evolve } from '../../shared/show/evolve.ts'
import { nextStep } from '../../shared/show/nextStep.ts'
import { refuse } from '../../shared/show/refuse.ts'
import { see } from '../../shared/show/see.ts'
import { applySeen, seen } from '../../shared/show/seen.ts'

/** The pure core as the laws use it; a planted fault replaces a part of it. */
export const system = { decide, due, evolve, nextStep, refuse, see, seen, applySeen }
export type System = typeof system
