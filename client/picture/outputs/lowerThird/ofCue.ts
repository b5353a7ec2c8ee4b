import { agenda } from '../../../../shared/scenes/agenda.ts'
import { closing } from '../../../../shared/scenes/closing.ts'
import { contentOf } from '../../../../shared/scenes/content.ts'
import { countdown } from '../../../../shared/scenes/countdown.ts'
import { groups } from '../../../../shared/scenes/groups.ts'
import { sceneNamed, type SceneName } from '../../../../shared/scenes/index.ts'
import { message } from '../../../../shared/scenes/message.ts'
import { panel } from '../../../../shared/scenes/panel.ts'
import { speaker } from '../../../../shared/scenes/speaker.ts'
import { welcome } from '../../../../shared/scenes/welcome.ts'
import { groupsOf } from '../../../../shared/show/pool.ts'
import type { Cue } from '../../../../shared/show/state.ts'
import { find } from '../../../../shared/show/table.ts'
import { clockOf, instantOf } from '../../clock.ts'
import { agendaAt } from '../../parts/agendaAt.ts'
import { countdownOf } from '../../parts/countdown.ts'
import { labelOf, unlabelled } from '../../parts/labelled.ts'
import { thankedBy, thankingAt } from '../../parts/thanking.ts'
import { sumOf } from '../../parts/wall.ts'
import { PLAIN, type Listed, type LowerThird, type Source } from './lowerThird.ts'
import { partAt } from './pages.ts'

/** What a scene's lower third says; the rest is as in `PLAIN`. Null where there is nothing to say. */
type Said = Partial<LowerThird> & Pick<LowerThird, 'title'>
type OfScene = (cue: Cue, source: Source) => Said | null

/** The lower third of a cue, by its scene; a scene that this version does not know says its text. */
export function ofCue(source: Source, cue: Cue): LowerThird | null {
  const { since } = source.programme
  const name = sceneNamed(cue.scene) ? (cue.scene as SceneName) : 'message'
  const said = SAYS[name](cue, source)
  return said && { ...PLAIN, key: `cue ${cue.id}`, since, from: since, names: [], ...said }
}

const SAYS: Record<SceneName, OfScene> = {
  welcome(cue, { state, words, at }) {
    const { subtitle, startsAt } = contentOf(welcome.content, cue.content)
    const title = cue.title || state.title
    const starts = instantOf(startsAt, at)
    const figure =
      starts !== null && starts > at
        ? { text: clockOf(Math.ceil(starts / 1000) - Math.floor(at / 1000)), label: words('starts-in') }
        : null
    const label = subtitle || (title === state.title ? words('welcome') : '')
    return { tone: 'warm', label, title, figure }
  },

  agenda(cue, { words, at }) {
    const { items } = contentOf(agenda.content, cue.content)
    const { now, next } = agendaAt(items, at)
    const item = items[now] ?? items[next]
    if (!item) return { title: cue.title || words('agenda') }
    const after = now >= 0 ? items[next] : undefined
    return {
      label: [words(now >= 0 ? 'now' : 'next'), now >= 0 ? '' : item.at].filter(Boolean).join('\u2002'),
      tone: now >= 0 ? 'warm' : 'cool',
      title: item.title,
      line: [item.who, after ? `${words('next')} ${after.at} ${after.title}` : '']
        .filter(Boolean)
        .join('\u3000'),
    }
  },

  admission(cue, { state, words }) {
    const numbers = state.admissionNumbers
    const signed = numbers?.quotas.reduce((sum, quota) => sum + quota.signed, 0) ?? 0
    return {
      title: cue.title || words('admission'),
      line: numbers ? words('admission-head', { signed, seats: numbers.seats }) : words('admission-none'),
    }
  },

  speaker(cue) {
    const { name, role, portrait } = contentOf(speaker.content, cue.content)
    if (!name) return cue.title ? { title: cue.title, line: role, picture: portrait } : null
    return { label: cue.title, title: name, line: role, picture: portrait }
  },

  panel(cue, { words, programme, at, roomFor }) {
    const { people } = contentOf(panel.content, cue.content)
    const title = cue.title || words('panel')
    const all = people.map((line, i): Listed => {
      const [name = '', ...role] = line.split(' · ')
      return { name, note: i === 0 ? words('moderator') : role.join(' · '), struck: false }
    })
    return all.length === 0 ? { title } : { label: title, ...listOf(all, programme.since, at, roomFor) }
  },

  thanks(cue, { state, words, programme, at, roomFor }) {
    const thanked = thankedBy(cue, state.sponsors)
    if (thanked.length === 0) return { title: cue.title || words('thanks') }
    const { alone, sponsors, from } = thankingAt(thanked, at - programme.since)
    const begins = programme.since + from
    const said = { key: `thanks ${cue.id} ${begins}`, since: begins, from: begins, tone: 'warm' as const }
    const label = words('thanks')
    if (alone) return { ...said, label, title: sponsors[0]!.name, line: sponsors[0]!.thanks }
    const all = sponsors.map(({ name }): Listed => ({ name, note: '', struck: false }))
    return { label, ...listOf(all, begins, at, roomFor), ...said }
  },

  draw(cue, { state, words }) {
    const prize = find(state.prizes, cue.prize)
    if (!prize) return { tone: 'warm', title: cue.title || words('no-prize') }
    const sponsor = find(state.sponsors, prize.sponsor)?.name
    const title = cue.title && cue.title !== prize.name ? cue.title : ''
    return {
      tone: 'warm',
      label: title || words(prize.pace === 'grand' ? 'grand-prize' : 'no-prize'),
      title: prize.name,
      line: [
        sponsor && words('sponsor', { sponsor }),
        prize.left === 0 ? words('all-gone') : words('units', { count: prize.quantity }),
      ]
        .filter(Boolean)
        .join(' · '),
      picture: prize.picture,
    }
  },

  winners(cue, { state, words }) {
    const { given, all } = sumOf(state)
    const label = cue.title || words('winners')
    if (given === 0) return { tone: 'warm', label, title: words('winners-none') }
    return { tone: 'warm', label, title: `${given} ${words(all ? 'given-all' : 'given-so-far')}` }
  },

  countdown(cue, { words, programme, at }) {
    const { task } = contentOf(countdown.content, cue.content)
    const { left, over, last } = countdownOf(
      cue,
      programme.since,
      Math.floor(at / 1000) * 1000,
      programme.timer,
    )
    const text = over > 0 ? `+${clockOf(over)}` : last ? String(left) : clockOf(left)
    const title = task || cue.title
    const label = title === cue.title ? '' : cue.title
    if (!title) return { tone: 'warm', title: text }
    return {
      tone: 'warm',
      label,
      title,
      figure: { text, label: last ? words('last-minute') : left === 0 ? words('time-up') : '' },
    }
  },

  groups(cue, { state, words, programme, at, roomFor }) {
    const named = contentOf(groups.content, cue.content).groups
    const all = named.length ? named : groupsOf(state.people)
    const label = cue.title || words('groups')
    if (all.length === 0) return { title: label }
    const list = all.map((name): Listed => ({ name, note: '', struck: false }))
    return { tone: 'warm', label, ...listOf(list, programme.since, at, roomFor) }
  },

  plan: (cue, { words }) => ({ tone: 'warm', title: cue.title || words('plan') }),

  message(cue, { state }) {
    const { text, detail } = contentOf(message.content, cue.content)
    const title = text || cue.title || state.title
    return { label: title === cue.title ? '' : cue.title, title, line: detail[0] ?? '' }
  },

  closing(cue, { state, words }) {
    const { text, next } = contentOf(closing.content, cue.content)
    const label = labelOf((one) => words('next-stop', { next: one }))
    const thanks = text || words('closing')
    const city = unlabelled(label, next)
    const title = cue.title || state.title
    return city
      ? { tone: 'warm', label, title: city, line: thanks }
      : { tone: 'warm', label: title, title: thanks }
  },
}

/** Several names, part by part on a wide plate, as many as have room; a single one as a title. */
function listOf(
  all: Listed[],
  since: number,
  at: number,
  roomFor: Source['roomFor'],
): Pick<LowerThird, 'title' | 'line' | 'names' | 'wide' | 'from'> {
  if (all.length === 1)
    return { title: all[0]!.name, line: all[0]!.note, names: [], wide: false, from: since }
  const { items, from } = partAt(all, roomFor(all.map(({ name }) => name)), since, at)
  return { title: '', line: '', names: items, wide: true, from }
}
