/** A text that stands in the stage's picture. */
export interface SeenText {
  text: string
  /** Font size in the picture's unit. */
  size: number
  /** How much of it is seen, 0 to 1. */
  opacity: number
  /** What keeps somebody from reading it; empty if nothing does. */
  faults: string[]
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}
interface Measured extends SeenText {
  lines: Box[]
}

/** Px that boxes may differ by rounding. */
const SLACK = 1
/** The share of each side of the picture that is margin. */
const MARGIN = 0.05
/** A text that is seen less than this lies behind others: they stand over it. */
const FAINT = 0.31
/** The least width in em of a full-width mark. */
const FULL = 0.9
const FULL_WIDTH = /[\u3001-\u3011\uFF01-\uFF0F\uFF1A-\uFF1F]/u

/** Px at which a text's ink is measured: at small sizes a canvas rounds it. */
const LARGE = 200
const pen = document.createElement('canvas').getContext('2d')!

/**
 * Every text of a picture, in the order of the document, by the boxes that the browser gave it: whether each line is inside the
 * safe area, cut off by no ancestor, opaque enough, over no other text or image, with full-width punctuation as wide as its
 * characters. Knows nothing of scenes; only the marks of a rehearsal stand in the margin on purpose.
 */
export function seenTexts(picture: Element): SeenText[] {
  const whole = picture.getBoundingClientRect()
  const unit = parseFloat(getComputedStyle(picture).getPropertyValue('--u'))
  const safe = inset(whole, whole.width * MARGIN, whole.height * MARGIN)
  const images = [...picture.querySelectorAll('img, svg')]
    .filter((image) => !image.closest('[aria-hidden]') && !image.matches('.background'))
    .map(paintedBox)
  const seen: Measured[] = []
  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const element = node.parentElement!
    if (node.data.trim() === '' || element.closest('[aria-hidden]')) continue
    const style = getComputedStyle(element)
    const size = parseFloat(style.fontSize)
    const lines = linesOf(node, style)
    const around = ancestors(element, picture)
    const opacity = around.reduce((part, one) => part * Number(getComputedStyle(one).opacity), 1)
    const squeezed = isVertical(style) ? undefined : squeezedIn(node, size)
    const marginal = element.closest('.rehearsal') !== null
    const faults = [
      lines.length === 0 && 'has no box',
      lines.some((line) => isInside(line, safe) === marginal) &&
        (marginal ? 'inside the safe area' : 'outside the safe area'),
      style.visibility !== 'visible' && 'hidden',
      ...around
        .filter((one) => getComputedStyle(one).overflow !== 'visible')
        .filter((one) => lines.some((line) => !isInside(line, one.getBoundingClientRect())))
        .map((one) => `cut off by ${one.className || one.tagName}`),
      opacity > FAINT && lines.some((line) => images.some((image) => isOver(line, image))) && 'over an image',
      ...(opacity > FAINT ? seen : [])
        .filter((other) => other.opacity > FAINT)
        .filter((other) => lines.some((line) => other.lines.some((theirs) => isOver(line, theirs))))
        .map((other) => `over “${other.text.slice(0, 20)}”`),
      squeezed && `squeezes “${squeezed}”`,
    ]
    const text = node.data
    seen.push({
      text,
      size: size / unit,
      opacity,
      faults: faults.filter((one) => typeof one === 'string'),
      lines,
    })
  }
  return seen.map(({ lines: _lines, ...text }) => text)
}

const inset = ({ left, right, top, bottom }: Box, x: number, y: number): Box => ({
  left: left + x,
  right: right - x,
  top: top + y,
  bottom: bottom - y,
})

const isInside = (box: Box, area: Box): boolean =>
  box.left >= area.left - SLACK &&
  box.right <= area.right + SLACK &&
  box.top >= area.top - SLACK &&
  box.bottom <= area.bottom + SLACK

const isOver = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK

function ancestors(element: Element, picture: Element): Element[] {
  const all: Element[] = []
  for (let one: Element | null = element; one && one !== picture; one = one.parentElement) all.push(one)
  return all
}

/** The boxes of the ink of the lines of a text, which is lower than the boxes of its font. */
function linesOf(node: Text, style: CSSStyleDeclaration): Box[] {
  const range = document.createRange()
  range.selectNodeContents(node)
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
  if (isVertical(style)) return boxes
  pen.font = `${style.fontWeight} ${LARGE}px ${style.fontFamily}`
  const ink = pen.measureText(node.data.trim())
  const [above, below] = [ink.fontBoundingBoxAscent, ink.fontBoundingBoxDescent]
  const after = parseFloat(style.letterSpacing) || 0
  return boxes.map(({ left, right, top, height }) => {
    const scale = height / (above + below)
    const base = top + above * scale
    return {
      left,
      right: right - after,
      top: base - ink.actualBoundingBoxAscent * scale,
      bottom: base + ink.actualBoundingBoxDescent * scale,
    }
  })
}

const isVertical = ({ writingMode }: CSSStyleDeclaration): boolean => writingMode !== 'horizontal-tb'

/** Where a picture is painted in the box of its element, which it may not fill. */
function paintedBox(image: Element): Box {
  const { left, right, top, bottom, width, height } = image.getBoundingClientRect()
  if (!(image instanceof HTMLImageElement) || image.naturalWidth === 0) return { left, right, top, bottom }
  const style = getComputedStyle(image)
  if (style.objectFit !== 'contain') return { left, right, top, bottom }
  const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight)
  const [own, high] = [image.naturalWidth * scale, image.naturalHeight * scale]
  const [x = 0.5, y = 0.5] = style.objectPosition.split(' ').map((part) => parseFloat(part) / 100)
  const [from, upper] = [left + (width - own) * x, top + (height - high) * y]
  return { left: from, right: from + own, top: upper, bottom: upper + high }
}

/** The first full-width mark of a line that is narrower than its characters; undefined if there is none. */
function squeezedIn(node: Text, size: number): string | undefined {
  const range = document.createRange()
  return [...node.data].find((mark, i) => {
    if (!FULL_WIDTH.test(mark)) return false
    range.setStart(node, i)
    range.setEnd(node, i + 1)
    return range.getBoundingClientRect().width < size * FULL
  })
}
