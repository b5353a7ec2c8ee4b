import { shallowRef } from 'vue'
import type { Rendering } from '../../../../shared/wire.ts'

/** How the last animation of this page was drawn, as found from measured frames; null before the first. */
export const rendering = shallowRef<Rendering | null>(null)
