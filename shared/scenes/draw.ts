import { scene } from './scene.ts'

/** The prize of the cue, from its showcase into its draws. */
export const draw = scene('draw', {}, { ofPrize: true })
