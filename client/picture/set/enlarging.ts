/** Device pixels that one of the enlarged picture's stands for in height and width: too few to be seen in soft light. */
const COARSE = 2
/** The same while the light changes: nobody sees them then, and every frame makes them anew. */
const COARSE_CHANGING = 4
/** The most rows of the enlarged picture: at 4K more of them cost a fifth of each frame, and steps of four pixels are not seen in soft light. */
const MOST = 540

/**
 * Enlarges a picture smoothly into a larger canvas, once whenever it changes. Without this the browser does it in every frame
 * in which anything moves before it: smoothly that takes a processor longer than all else, and without smoothing its rows show.
 * @param shown height in device pixels at which the canvas is shown
 * @param changing whether another picture follows in the next frame
 */
export function enlarge(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  shown: number,
  changing: boolean,
): void {
  const { canvas } = context
  const wanted = Math.round(shown / (changing ? COARSE_CHANGING : COARSE))
  const height = Math.max(picture.height, Math.min(wanted, MOST))
  const width = Math.round((picture.width / picture.height) * height)
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  context.globalCompositeOperation = 'copy'
  context.drawImage(picture, 0, 0, width, height)
}
