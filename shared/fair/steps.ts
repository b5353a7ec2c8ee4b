/** Long work in steps, between which whoever does it may let other work in; what it comes to is returned. */
export type Steps<T> = Generator<void, T>

/** Does all steps at once; answers what they come to. */
export function finish<T>(steps: Steps<T>): T {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}
