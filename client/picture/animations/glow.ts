/** A soft warm light, drawn once: bright in the middle, nothing at its rim. */
export function glowOf(size: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const light = context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2)
  light.addColorStop(0, 'rgba(255, 216, 150, 0.85)')
  light.addColorStop(0.18, 'rgba(255, 186, 97, 0.42)')
  light.addColorStop(0.5, 'rgba(214, 130, 50, 0.13)')
  light.addColorStop(1, 'rgba(120, 60, 20, 0)')
  context.fillStyle = light
  context.fillRect(0, 0, size, size)
  return canvas
}
