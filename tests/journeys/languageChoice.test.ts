import { expect } from 'vitest'
import { LANGUAGE_IDS, LANGUAGES } from '../../shared/show/languages.ts'
import { journey } from '../support/journey.ts'
import { labels } from '../support/pageTexts.ts'
import { PHONE } from '../support/screens.ts'

journey(
  'a phone chooses any language from a list, loads its texts alone, and keeps the choice',
  async ({ screens }) => {
    screens.expect(/status of 404 .*\/state\?/)
    const page = await screens.page('/', { ...PHONE, locale: 'zh-HK' })
    await page.getByText(labels('zh-TW', 'hall')('nothing-on'), { exact: true }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const list = page.getByRole('combobox')
    expect(await list.locator('option').allTextContents()).toEqual(
      LANGUAGE_IDS.map((id) => LANGUAGES[id].name),
    )
    for (const id of LANGUAGE_IDS) {
      await list.selectOption(id)
      await page.getByText(labels(id, 'hall')('nothing-on'), { exact: true }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe(id)
      expect(await list.getAttribute('aria-label')).toBe(LANGUAGES[id].label)
    }
    const scripts = asked.filter((url) => url.endsWith('.js'))
    expect(scripts).toHaveLength(LANGUAGE_IDS.length - 1)
    await page.reload()
    await page.getByText(labels(LANGUAGE_IDS.at(-1)!, 'hall')('nothing-on'), { exact: true }).waitFor()
  },
)
