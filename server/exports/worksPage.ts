import type { PublicWork, State } from '../../shared/show/state.ts'
import { runningWorks } from '../../shared/show/workOrder.ts'
import type { StoredFile } from '../journals/journal.ts'
import type { Words } from './words.ts'

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark]!)

const STYLE = `
body { max-width: 860px; margin: 0 auto; padding: 32px 24px; color: #17130d; background: #fbf8f1; font: 17px/1.6 system-ui, sans-serif; }
h1 { font-size: 32px; line-height: 1.2; }
article { margin: 40px 0; padding-top: 24px; border-top: 1px solid #d8d0bf; }
img { display: block; max-width: 100%; max-height: 520px; margin-bottom: 16px; }
h2 { margin: 0; font-size: 24px; line-height: 1.3; }
.group { margin: 0; color: #6b6250; font-size: 14px; }
a { overflow-wrap: anywhere; }
@media print { article { break-inside: avoid; } body { background: none; } }`

/**
 * All works that are not hidden as one HTML page to share: pictures are in it, nothing is fetched from outside and nothing runs.
 * `pictures` are those of the works, by their SHA-256.
 */
export function worksPage(
  state: State,
  pictures: ReadonlyMap<string, StoredFile>,
  language: string,
  words: Words,
): string {
  const title = escaped([state.title, words('sheet.works')].filter(Boolean).join(' · '))
  const article = ({ group, title: name, sentence, link, picture }: PublicWork): string => {
    const file = pictures.get(picture)
    const address = escaped(link)
    return [
      '<article>',
      file && `<img alt="" src="data:${file.type};base64,${Buffer.from(file.bytes).toString('base64')}">`,
      `<p class="group" dir="auto">${escaped(group)}</p><h2 dir="auto">${escaped(name)}</h2>`,
      sentence && `<p dir="auto">${escaped(sentence)}</p>`,
      link && `<p><a rel="noreferrer nofollow" href="${address}">${address}</a></p>`,
      '</article>',
    ]
      .filter(Boolean)
      .join('\n')
  }
  const lines = [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(state.title)}</h1><p>${escaped([state.date, words('sheet.works')].filter(Boolean).join(' · '))}</p>`,
    state.rehearsal ? `<p>${escaped(words('rehearsal.row'))}</p>` : '',
    ...runningWorks(state).map(article),
    '</body></html>',
  ]
  return lines.filter(Boolean).join('\n')
}
