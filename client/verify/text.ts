import { shallowRef, watch } from 'vue'
import type { Finding } from '../../shared/fair/finding.ts'
import type en from '../../shared/i18n/en/verify.ts'
import { CATALOGUES } from '../../shared/i18n/findings/index.ts'
import { sentence, type Catalogue } from '../../shared/i18n/findings/catalogue.ts'
import { textOf, type Dictionary } from '../kit/language.ts'
import { partOf } from '../kit/part.ts'

export const text = textOf<keyof typeof en>(
  import.meta.glob<Dictionary>('../../shared/i18n/*/verify.ts', { import: 'default' }),
)

/** The sentences for findings in the page's language. They are large, so the page loads them after it is shown. */
const catalogue = shallowRef<Catalogue | null>(null)
watch(
  text.language,
  async (language) => {
    const loaded = await partOf(CATALOGUES[language])
    if (text.language.value === language) catalogue.value = loaded
  },
  { immediate: true },
)

/** A finding as a sentence in the page's language, with its line of the journal; its code until the sentences are loaded. */
export const told = (finding: Finding): string =>
  catalogue.value ? sentence(finding, catalogue.value) : finding.code
