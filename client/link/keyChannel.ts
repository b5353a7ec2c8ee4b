/** Where key presses of a stage window go: to the panel of the same browser, so that the clicker works whichever has the focus. */
export const KEY_CHANNEL = 'drumroll-keys'

/** A key press as a stage window hands it on; presses with a modifier, repeats and compositions are not. */
export interface ScreenKey {
  key: string
}

/** The channel, where the browser has one. */
export const keyChannel = (): BroadcastChannel | null =>
  'BroadcastChannel' in window ? new BroadcastChannel(KEY_CHANNEL) : null
