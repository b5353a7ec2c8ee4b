import { expect, test } from 'vitest'
import { faultsOf } from '../support/clusterAudit.ts'
import { ClusterCampaign, MOVE_MS } from '../support/clusterCampaign.ts'

/** FAULT_SEEDS and FAULT_SECONDS try other evenings, and longer ones. */
const SEEDS = (process.env['FAULT_SEEDS'] ?? '1').split(',').map(Number)
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 12)

test.for(SEEDS)(
  'three servers on one database keep what they acknowledged, whatever breaks (seed %i)',
  { timeout: (SECONDS + 180) * 1000 },
  async (seed, { onTestFailed }) => {
    const campaign = new ClusterCampaign(seed)
    onTestFailed(() => console.error(`FAULT_SEEDS=${seed}: ${campaign.story.join(', ')}`))
    await campaign.setUp()
    try {
      await campaign.run(SECONDS)
      const { url, event, told, shown, moves } = campaign
      expect(await faultsOf(url, event, told, shown)).toEqual([])
      expect(told.length).toBeGreaterThan(SECONDS)
      expect(moves.filter((ms) => ms > MOVE_MS)).toEqual([])
      console.log(
        `${told.length} commands, ${shown.size} draws, ${moves.length} moves, longest ${Math.round(Math.max(0, ...moves))} ms`,
      )
    } finally {
      await campaign.end()
    }
  },
)
