export type Look = 'blank' | 'email' | 'phone' | 'number' | 'code' | 'date' | 'words'

/** What a cell's text is by its look alone. */
export function looksLike(cell: string): Look {
  const text = cell.normalize('NFKC').trim()
  if (text === '') return 'blank'
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'email'
  if (/^\d{2,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?([ T]\d{1,2}:.*)?$/.test(text)) return 'date'
  if (/^(\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}$/.test(text) || /^\+\d[\d ()-]{6,18}$/.test(text))
    return 'phone'
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return 'number'
  if (/^(?=.*\d)[A-Za-z0-9_-]{3,64}$/.test(text)) return 'code'
  return 'words'
}
