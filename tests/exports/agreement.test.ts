import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardOf } from '../../client/desk/board.ts'
import type { Cell, Sheet, Source } from '../../server/exports/export.ts'
import { reconciliation } from '../../server/exports/reconciliation.ts'
import { sponsors } from '../../server/exports/sponsors.ts'
import { wordsOf } from '../../server/exports/words.ts'
import { isLive } from '../../shared/show/awardQueries.ts'
import { addToLog, emptyLog } from '../../shared/show/claimLog.ts'
import { stockOf } from '../../shared/show/orders.ts'
import { isWithdrawn } from '../../shared/show/pool.ts'
import { unrevealedHidden } from '../../shared/show/revealed.ts'
import { see } from '../../shared/show/see.ts'
import type { Award, State } from '../../shared/show/state.ts'
import { OPENING, play, type Act } from '../support/acts.ts'
import { anyActs } from '../support/randomShow.ts'
import { ShowRecorder } from '../support/showRecorder.ts'

const words = wordsOf('en')
const CLAIMS = ['handed-over', 'awaiting', 'unclaimed', 'returned'] as const
/** The headings of where units are: what was given, then where it is now. */
const PLACES = ['donated', ...CLAIMS, 'left'] as const

type Row = Record<string, Cell>
const rowsOf = ({ header, rows }: Sheet): Row[] =>
  rows.map((row) => Object.fromEntries(header.map((heading, at) => [heading, row[at] ?? null])))

/** How many there are of each, by what `key` says. */
function tally<T>(list: readonly T[], key: (one: T) => string, count: (one: T) => number = () => 1) {
  const all = new Map<string, number>()
  for (const one of list) all.set(key(one), (all.get(key(one)) ?? 0) + count(one))
  return Object.fromEntries([...all].filter(([, n]) => n > 0).sort())
}

/** Where every unit of a table of sums is, by the name of its rows. */
const places = (rows: Row[], name: string) =>
  Object.fromEntries(
    PLACES.map((place) => [
      place,
      tally(
        rows,
        (row) => String(row[words(name as 'prize')]),
        (row) => Number(row[words(place)]),
      ),
    ]),
  )

/** The same, counted anew from the awards alone. */
function counted(state: State, nameOf: (prize: State['prizes'][number]) => string) {
  const prizes = new Map(state.prizes.map((prize) => [prize.id, prize]))
  const live = state.awards.filter(isLive)
  const named = (award: Award) => nameOf(prizes.get(award.prize)!)
  const taken = tally(live, ({ prize }) => prize)
  return {
    donated: tally(stockOf(state), nameOf, ({ quantity }) => quantity),
    ...Object.fromEntries(
      CLAIMS.map((claim) => [
        claim,
        tally(
          live.filter((award) => award.claim === claim),
          named,
        ),
      ]),
    ),
    left: tally(stockOf(state), nameOf, ({ id, quantity }) => quantity - (taken[id] ?? 0)),
  }
}

function checkPapers(recorder: ShowRecorder): void {
  const log = emptyLog()
  addToLog(log, recorder.facts)
  const source: Source = { state: unrevealedHidden(see('desk', recorder.state)), log, linkOf: () => '' }
  const { state } = source
  const [summary, winners, prizeSums, sponsorSums, voids, withdrawn, logged, over] = reconciliation(
    source,
    words,
  ).map(rowsOf) as [Row[], Row[], Row[], Row[], Row[], Row[], Row[], Row[] | undefined]
  const sponsorOf = (id: string) => state.sponsors.find((one) => one.id === id)?.name ?? words('no-sponsor')

  // Every unit stands where its claim says, by prize and by sponsor, and what was given is what these come to.
  const byPrize = counted(state, ({ name }) => name)
  expect(places(prizeSums, 'prize')).toEqual(byPrize)
  expect(places(sponsorSums, 'sponsor')).toEqual(counted(state, ({ sponsor }) => sponsorOf(sponsor)))
  for (const row of [...prizeSums, ...sponsorSums]) {
    const [donated, ...rest] = PLACES.map((place) => Number(row[words(place)]))
    expect([rest.reduce((sum, n) => sum + n), row[words('adds')]]).toEqual([donated, 'yes'])
  }
  for (const [i, place] of PLACES.entries()) {
    const all = Object.values(byPrize[place as 'left']).reduce((sum, n) => sum + n, 0)
    expect([summary[i]![words('what')], summary[i]![words('units')]]).toEqual([words(place), all])
  }

  // The sheets of winners and sponsors hold the same units, each under the same claim.
  const claimed = (row: Row) => `${String(row[words('prize')])} ${String(row[words('claim')])}`
  const live = state.awards.filter(isLive)
  const prizeName = ({ prize }: Award) => state.prizes.find(({ id }) => id === prize)!.name
  const claims = tally(live, (award) => `${prizeName(award)} ${words(`claim.${award.claim}`)}`)
  expect(tally(winners, claimed)).toEqual(claims)
  const pages = sponsors(source, words)
  for (const page of pages) {
    const units = tally(
      rowsOf(page),
      () => 'all',
      (row) => Number(row[words('units')]),
    )
    const given = sponsorSums.filter((row) => row[words('sponsor')] === page.name)
    expect(units).toEqual(
      tally(
        given,
        () => 'all',
        (row) => Number(row[words('donated')]),
      ),
    )
  }
  const held = pages.flatMap(rowsOf).filter((row) => row[words('claim')] !== words('left'))
  expect(tally(held, claimed)).toEqual(claims)
  const board = boardOf(see('desk', recorder.state)).flatMap(({ rows }) => rows)
  expect(
    tally(
      board.filter(({ award }) => isLive(award)),
      ({ award }) => `${prizeName(award)} ${words(`claim.${award.claim}`)}`,
    ),
  ).toEqual(claims)

  // What was voided, who withdrew, and what is dear.
  expect(voids).toHaveLength(state.awards.length - live.length)
  for (const row of voids) expect([row[words('reason')], row[words('at')]]).not.toContain(null)
  expect(withdrawn).toHaveLength(state.people.filter((person) => isWithdrawn(person, state)).length)
  const dear = live.filter(({ prize }) => state.prizes.find(({ id }) => id === prize)!.value > 500)
  if ((state.settings.currency ?? 'CNY') === 'CNY') expect(over).toHaveLength(dear.length)
  else expect(over).toBeUndefined()

  // The last that the log says of an award is what it is.
  const last = new Map(
    logged.map((row) => [`${String(row[words('draw')])}.${String(row[words('rank')])}`, row]),
  )
  for (const { id, status, claim, claimedAt } of state.awards) {
    const became = status === 'voided' ? words('status.voided') : words(`claim.${claim}`)
    if (status === 'voided' || claimedAt > 0) expect(last.get(id)?.[words('became')]).toBe(became)
    else expect(last.has(id)).toBe(false)
  }
}

test(
  'after any evening every paper and the desk’s board tell the same units under the same claims',
  {
    timeout: 240_000,
  },
  () => {
    fc.assert(
      fc.property(anyActs({ minLength: 20, maxLength: 60 }), (acts: Act[]) => {
        const recorder = new ShowRecorder()
        for (const [i, act] of [...OPENING, ...acts].entries()) {
          play(recorder, act)
          if (i % 12 === 0) checkPapers(recorder)
        }
        checkPapers(recorder)
      }),
      { numRuns: Number(process.env['LAW_RUNS'] ?? 150), seed: 20260525, endOnFailure: false },
    )
  },
)
