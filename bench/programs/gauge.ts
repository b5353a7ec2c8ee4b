/** Loaded before the server's own program: answers the benchmark how the process is, and changes nothing else. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { answerParent, cpu } from '../parts/child.ts'
import { TurnGauge } from '../parts/turnGauge.ts'

const RESOLUTION = 1
/** Ms until enough ticks of the event loop have been measured. */
const TICKS = 3 * RESOLUTION
const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
delay.enable()
/** Costs some processor time itself, and is made when it is first asked. */
let turns: TurnGauge | null = null

answerParent({
  cpu,
  /** Bytes that the process takes; `collected`: without what a collection frees. */
  memory(collected: boolean) {
    if (collected) for (let i = 0; i < 3; i++) gc!()
    return process.memoryUsage.rss()
  },
  /** Processor time of the longest turn of the event loop since it was last asked, in ms. */
  turn: () => (turns ??= new TurnGauge()).take(),
  /** The longest stall of the event loop since it was last asked, in ms. */
  async stall() {
    await pause(TICKS)
    const longest = delay.max / 1e6 - RESOLUTION
    delay.reset()
    await pause(TICKS)
    return Math.max(0, longest)
  },
})
