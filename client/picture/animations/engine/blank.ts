/** Empties a canvas and puts it back to where a frame begins: no transform, full opacity. */
export function blank(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
}
