/** A text of the stage's picture, with the colours that its letters are painted in, and where it stands. */
export interface InkedText {
  text: string
  /** As CSS writes them: one, or the stops of a gradient. */
  colours: string[]
  /** How much of the letters is seen, 0 to 1. */
  opacity: number
  /** Its lines, in px of the page. */
  boxes: { x: number; y: number; width: number; height: number }[]
}

/** A text that is seen less than this lies behind others on purpose. */
const FAINT = 0.5
const STOPS = ['--lit-top', '--lit-middle', '--lit-foot']

/** The texts that stand in a picture to be read; those in pictures of their own ground, such as codes and logos, have no ink here. */
export function inkedTexts(picture: Element): InkedText[] {
  const texts: InkedText[] = []
  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const element = node.parentElement!
    if (node.data.trim() === '' || element.closest('[aria-hidden], svg')) continue
    const style = getComputedStyle(element)
    const opacity = opacityOf(element, picture)
    if (opacity < FAINT || style.visibility !== 'visible') continue
    const isLit = style.backgroundClip === 'text'
    const range = document.createRange()
    range.selectNodeContents(node)
    texts.push({
      text: node.data,
      colours: isLit ? STOPS.map((stop) => resolved(style.getPropertyValue(stop))) : [style.color],
      opacity,
      boxes: [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height })),
    })
  }
  return texts
}

function opacityOf(element: Element, picture: Element): number {
  let opacity = 1
  for (let one: Element | null = element; one && one !== picture; one = one.parentElement)
    opacity *= Number(getComputedStyle(one).opacity)
  return opacity
}

/** A colour, which may be written in any way, as `rgb(…)`. */
function resolved(colour: string): string {
  const probe = document.createElement('i')
  probe.style.color = colour
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
