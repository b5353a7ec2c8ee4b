import { onScopeDispose } from 'vue'

/** Enters full screen on a click and, where the browser supports it, keeps the display awake. */
export function useFullscreen(): void {
  let lock: WakeLockSentinel | null = null

  async function wake(): Promise<void> {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    lock = await navigator.wakeLock.request('screen').catch(() => null)
  }
  addEventListener('click', fill)
  document.addEventListener('visibilitychange', wake)
  void wake()
  onScopeDispose(() => {
    removeEventListener('click', fill)
    document.removeEventListener('visibilitychange', wake)
    void lock?.release()
  })
}

function fill(): void {
  if (!document.fullscreenElement) void document.documentElement.requestFullscreen?.().catch(() => undefined)
}
