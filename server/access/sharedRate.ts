import type { Cluster } from '../journals/cluster.ts'
import type { Rate } from './rate.ts'

/** What servers tell each other of a rate that counts everywhere: its name and the key of which one was taken. */
interface Taken {
  rate: string
  key: string
}

const TAKEN = 'taken'

/** Lets what is taken of a rate on one server count on every other: nobody guesses more by asking several. Its keys are texts. */
export function countEverywhere(cluster: Cluster, rates: Readonly<Record<string, Rate>>): void {
  for (const [name, rate] of Object.entries(rates))
    rate.onTake((key) => cluster.tell(TAKEN, { rate: name, key: String(key) } satisfies Taken))
  cluster.on<Taken>(TAKEN, ({ rate, key }) => rates[rate]?.drain(key))
}
