/** The part of canvas-confetti that the stage uses; the package brings no types of its own. */
declare module 'canvas-confetti' {
  namespace confetti {
    interface Options {
      particleCount?: number
      angle?: number
      spread?: number
      startVelocity?: number
      decay?: number
      gravity?: number
      ticks?: number
      scalar?: number
      colors?: string[]
      origin?: { x: number; y: number }
    }
    interface CreateTypes {
      (options: Options): Promise<undefined> | null
      reset(): void
    }
    function create(canvas: HTMLCanvasElement, options: { resize: boolean; useWorker: boolean }): CreateTypes
  }
  export default confetti
}
