import type { Language } from '../../shared/show/languages.ts'
import type { PublicWork, State, Work } from '../../shared/show/state.ts'
import { madeScene, OPENED } from '../support/pictureStates.ts'
import type { Frame } from './main.ts'

const TABLES = 21
const TITLES: Record<string, readonly string[]> = {
  'zh-CN': [
    '一人一个翻译',
    '账本会说话',
    '夜班编辑',
    '替我去开会',
    '方言电台',
    '病历不用抄',
    '老街的第二层',
    '片场零等待',
    '会还嘴的客服',
    '明年的税表',
    '菜市场天气',
  ],
  en: [
    'A translator each',
    'Ledgers that talk',
    'The night editor',
    'Meetings without me',
    'Dialect radio',
    'No more charts',
    'The second floor',
    'Nobody waits on set',
    'A desk that answers',
    'Next year’s tax return',
    'Market weather',
  ],
}
const SENTENCES: Record<string, string> = {
  'zh-CN': '听得懂每一种方言，也听得出谁只是在客气；开完会，把没说出口的那句话写进纪要里。',
  en: 'It understands every dialect, and hears who is only being polite; after the meeting it writes down what nobody said.',
}

/** A drawing on a sheet of paper, as a data address; no two tables draw alike. */
function sheet(i: number): string {
  const hue = (i * 47) % 360
  const stroke = `stroke="hsl(${hue} 60% 34%)" stroke-width="${8 + (i % 3) * 4}" fill="none"`
  const bars = Array.from({ length: 4 }, (_, k) => {
    const height = 60 + ((i * 31 + k * 53) % 150)
    return `<rect x="${90 + k * 92}" y="${330 - height}" width="56" height="${height}" fill="hsl(${hue + k * 25} 55% 60%)"/>`
  })
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="400" viewBox="0 0 560 400"><rect width="560" height="400" fill="#f3ede0"/>
    ${bars.join('')}<path d="M60 350h440" ${stroke}/><circle cx="${430 - (i % 4) * 20}" cy="96" r="${34 + (i % 5) * 6}" ${stroke}/></svg>`,
  )}`
}

/** The works of all tables as the stage is shown them; one in three has a link, one in seven no picture. */
function worksIn(state: State, language: Language): PublicWork[] {
  const titles = TITLES[language] ?? TITLES['zh-CN']!
  const groups = [...new Set(state.people.map(({ group }) => group))].slice(0, TABLES)
  return groups.map((group, i) => ({
    group,
    title: titles[i % titles.length]!,
    sentence: SENTENCES[language] ?? SENTENCES['zh-CN']!,
    link: i % 3 === 0 ? `https://drumroll.example/works/${i + 1}` : '',
    picture: i % 7 === 5 ? '' : sheet(i),
  }))
}

/** What of a showcase is shown. */
export interface Showing {
  /** The place of the work that is on, from 0; all works at once if left out. */
  place?: number
  /** Makes each work another. */
  each?: (work: PublicWork, i: number) => PublicWork
  /** So many of the works. */
  count?: number
  votes?: boolean
  minutes?: number
}

/** A showcase of the tables' works, some seconds after its step came on. */
export function showing(
  language: Language,
  { place, each, count = TABLES, votes, minutes }: Showing = {},
): Frame {
  const title = language === 'en' ? 'What the tables made' : '各桌作品'
  const state = madeScene('groups', { title, content: { minutes } }, { language })
  const made = worksIn(state, language).slice(0, count)
  const works = each ? made.map(each) : made
  const group = place === undefined ? null : works[place]!.group
  const tally = works.map((work, i) => ({ group: work.group, votes: 3 + ((i * 29) % 61) }))
  const vote = votes && { open: false, shown: true, cast: 187, tally }
  return {
    state: {
      ...state,
      works: works as Work[],
      ...(vote && { vote }),
      show: { ...state.show, work: { group, since: OPENED } },
    },
    at: OPENED + 4_000,
  }
}
