/** The longest part of a file name, in characters: four together stay under the 255 bytes that file systems take. */
const MAX_PART = 40

/** The name of a file that is saved, such as `Evening - winners.xlsx`: parts that are not empty, as every system takes them. */
export function fileNameOf(parts: readonly string[], ending: string): string {
  const cleaned = parts.map((part) => {
    const plain = part.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()
    return [...plain].slice(0, MAX_PART).join('').trim()
  })
  return `${cleaned.filter((part) => part !== '').join(' - ')}.${ending}`
}
