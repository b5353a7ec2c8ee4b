/** The members of an address that ticket systems put a code in, the likeliest first. */
const MEMBERS = [
  'code',
  'ticket',
  'barcode',
  'content',
  'pk',
  'secret',
  'sn',
  'no',
  'id',
  'token',
  'key',
  'k',
  't',
  'c',
  'q',
]

/** A ticket whose picture holds nothing that the system's list of guests holds too. */
export type Unlisted = 'luma' | 'indico'

/**
 * The codes that a text read from a ticket may stand for, the likeliest first: the text itself; of an address the members of
 * its query, or without one the end of its path; of `code/signature` what stands before the stroke.
 */
export function codesIn(text: string): string[] {
  const whole = text.trim()
  const address = addressOf(whole)
  const inside = address
    ? [...(address.search ? membersOf(address) : endOf(address))]
    : [/^([^/\s]+)\/[^\s]*$/.exec(whole)?.[1] ?? '']
  return [...new Set([whole, ...inside])].filter((code) => code !== '')
}

/** The code that an address in a list carries, '' where its query names none; any other text is the code itself. */
export function listedCode(text: string): string {
  const [whole = '', inside] = codesIn(text)
  const address = addressOf(whole)
  if (!address) return whole
  return inside ?? (address.search ? '' : whole)
}

/**
 * The system of a ticket that no list can match: Luma's holds the key of a guest (`g-…`), which is in no column of its export;
 * indico's the id of its own app.
 */
export function unlisted(text: string): Unlisted | null {
  const whole = text.trim()
  const address = addressOf(whole)
  if (
    address &&
    /(^|\.)(luma\.com|lu\.ma)$/.test(address.hostname) &&
    address.pathname.startsWith('/check-in/')
  )
    return 'luma'
  return /^\{\s*"i"\s*:\s*\[\s*\d/.test(whole) ? 'indico' : null
}

function addressOf(text: string): URL | null {
  if (!/^https?:\/\/\S+$/i.test(text)) return null
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function membersOf({ searchParams }: URL): string[] {
  const named = MEMBERS.flatMap((name) => searchParams.get(name) ?? [])
  return [...named, ...searchParams.values()].map((value) => value.trim())
}

function endOf({ pathname }: URL): string[] {
  const part = /([^/]+)\/*$/.exec(pathname)?.[1] ?? ''
  try {
    return [decodeURIComponent(part)]
  } catch {
    return [part]
  }
}
