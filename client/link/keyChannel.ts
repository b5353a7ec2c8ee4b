/** The channel on which a stage window passes its key presses to the panel in the same browser. */
export const KEY_CHANNEL = 'drumroll-keys'

/** A key press that a stage window passes on. Key repeats, and presses with a modifier or while composing, are not passed on. */
export interface ScreenKey {
  key: string
  /** When it was pressed, epoch ms. */
  at: number
}

/** Opens the channel; null where the browser has no BroadcastChannel. */
export const keyChannel = (): BroadcastChannel | null =>
  'BroadcastChannel' in window ? new BroadcastChannel(KEY_CHANNEL) : null
