import type { Steps } from '../../shared/fair/steps.ts'

/** Ms of a slice of long work: then the page may draw, and be pressed. */
const SLICE = 8

/** Does all steps in slices, with the page's other work between them. */
export async function inSlices(steps: Steps<void>): Promise<void> {
  for (;;) {
    const until = performance.now() + SLICE
    while (performance.now() < until) if (steps.next().done) return
    await new Promise((goOn) => setTimeout(goOn))
  }
}
