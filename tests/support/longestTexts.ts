import type { Member } from '../../shared/scenes/content.ts'
import type { Scene } from '../../shared/scenes/scene.ts'
import type { Language } from '../../shared/show/languages.ts'
import type { State } from '../../shared/show/state.ts'
import { laptop } from '../shots/laptop.ts'
import { photograph } from '../shots/portraits.ts'
import { showing } from '../shots/works.ts'
import { madeScene, sampleDraw } from './pictureStates.ts'

/** An event in which something is as long as it may be, and the texts that have to be seen of it. */
export interface Longest {
  state: State
  typed: string[]
}

const FILLER: Record<string, string> = {
  en: 'An evening about models that run on a laptop, told by those who built them for radio, film, banks and hospitals: ',
  'zh-CN': '一台笔记本能跑多大的模型，由在电台、影视、银行与医院里做出它们的人讲给大家听；',
}
/** Lengths that commands allow; of names of people and groups, of which many stand on a page, the longest that lists hold. */
const MOST = {
  title: 200,
  prize: 120,
  sponsor: 120,
  thanks: 500,
  name: 40,
  group: 16,
  work: 60,
  sentence: 140,
}
/** Items of a long list: more turn more pages of the same kind. */
const ITEMS = 10

/** A text of just that length that no other one begins with. */
function textOf(key: string, length: number, language: Language): string {
  const filler = FILLER[language]!
  return `${key} ${filler.repeat(Math.ceil(length / filler.length))}`.slice(0, length - 1).trimEnd() + '!'
}

/** As much as a member may hold. */
function longest(key: string, member: Member, language: Language): unknown {
  const text = (name: string, length: number) => textOf(name, length, language)
  if (member.kind === 'clock') return '19:30'
  if (member.kind === 'minutes') return member.most
  if (member.kind === 'switch') return true
  if (member.kind === 'picture') return photograph
  if (member.kind === 'text') return text(key, member.length)
  const items = Array.from({ length: Math.min(ITEMS, member.items) }, (_, i) =>
    text(`${key}${i + 1}`, member.length - 40),
  )
  if (member.kind === 'lines') return items
  return items.map(
    (title, i) => `${18 + Math.floor(i / 20)}:${10 + (i % 20)} ${title} · ${text(`who${i}`, 30)}`,
  )
}

/** Kinds of members that are texts of somebody's own. */
const TYPED = new Set(['text', 'lines', 'agenda'])

/** An event in which all that its scene may show is as long as it may be. */
export function longestScene(scene: Scene, language: Language): Longest {
  const members = Object.entries(scene.content)
  const content = Object.fromEntries(members.map(([key, member]) => [key, longest(key, member, language)]))
  const title = textOf('title', MOST.title, language)
  const made = madeScene(scene.name, { title, content, prize: scene.ofPrize ? 'r1' : '' }, { language })
  const state = lengthened(made, language)
  const typed = members
    .filter(([, { kind }]) => TYPED.has(kind))
    .flatMap(([key]) => content[key] as string | string[])
    .flatMap((text) => text.replace(/^\d\d:\d\d /u, '').split(' · '))
  return { state, typed: [title, ...typed] }
}

/** Prizes and sponsors of an event with names as long as they may be. */
function lengthened(state: State, language: Language): State {
  const text = (key: string, length: number) => textOf(key, length, language)
  return {
    ...state,
    prizes: state.prizes.map((prize) => ({ ...prize, name: text(prize.id, MOST.prize), value: 999_999 })),
    sponsors: state.sponsors.map((one) => ({
      ...one,
      name: text(one.id, MOST.sponsor),
      thanks: text(`thanks${one.id}`, MOST.thanks),
    })),
  }
}

/** A draw of a prize whose texts, and those of its winners, are as long as they may be. */
export function longestDraw(phase: string, count: number, language: Language, pictured: boolean): Longest {
  const called = phase === 'held'
  const picture = pictured ? laptop : ''
  const winners = Array.from({ length: count }, (_, i) => textOf(`name${i}`, MOST.name, language))
  const made = sampleDraw({
    language,
    called,
    revealed: called,
    grand: true,
    picture,
    ...(called && { winners }),
  })
  const state = lengthened(made, language)
  const group = textOf('group', MOST.group, language)
  const awards = state.awards.map((award) => ({ ...award, who: award.who && { ...award.who, group } }))
  const [prize] = state.prizes
  const sponsor = state.sponsors.find(({ id }) => id === prize!.sponsor)!
  const typed = [
    prize!.name,
    ...(phase === 'prize' ? [sponsor.name] : []),
    ...(called ? [...winners, group, sponsor.name] : []),
  ]
  return { state: { ...state, awards }, typed }
}

/** A showcase of works whose texts are as long as they may be: one of them, or all with their votes. */
export function longestWorks(one: boolean, language: Language): Longest & { at: number } {
  const text = (key: string, length: number) => textOf(key, length, language)
  const made = showing(language, {
    count: 5,
    votes: true,
    minutes: 10,
    ...(one && { place: 0 }),
    each: (work, i) => ({
      ...work,
      // Without a number, which would stand for it.
      group: text(`group ${'abcde'[i]}`, MOST.group),
      title: text(`work${i}`, MOST.work),
      sentence: text(`sentence${i}`, MOST.sentence),
      link: `https://drumroll.example/${'x'.repeat(260)}${i}`,
    }),
  })
  const works = made.state.works!.slice(0, one ? 1 : undefined)
  const typed = works.flatMap(({ group, title, sentence }) => [group, title, ...(one ? [sentence] : [])])
  return { ...made, typed }
}
