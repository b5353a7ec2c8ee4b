import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import type { Output } from '../../client/picture/context.ts'
import Picture from '../../client/picture/Picture.vue'
import type { State } from '../../shared/show/state.ts'

/** The HTML of a frame: all that is in the page at that instant. @param head hash of the journal's last line */
export function rendered(state: State, at: number, output: Output = 'main', head = ''): Promise<string> {
  const origin = 'https://drumroll.example'
  const app = createSSRApp(Picture, { state, head, now: () => at, output, origin })
  return renderToString(app)
}

/** The text of HTML without its tags, with entities read. */
export const textOf = (html: string): string =>
  html
    .replace(/<!--.*?-->/gsu, '')
    .replace(/<[^>]*>/gu, '')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&')
