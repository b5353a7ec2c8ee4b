import { onScopeDispose, ref } from 'vue'

/** Three notes that rise, in Hz, and how long each sounds, in seconds. */
const NOTES = [659, 880, 1318]
const NOTE_SECONDS = 0.22
/** Milliseconds of shaking and pausing, in turn. */
const SHAKES = [220, 90, 220, 90, 420]

/** Sound and vibration for a win. Phones allow both only after a tap, which `arm` has to be called from. */
export function useAlarm() {
  const armed = ref(false)
  let audio: AudioContext | null = null

  function arm(): void {
    if (armed.value) {
      armed.value = false
      return
    }
    const Context =
      window.AudioContext ?? (window as { webkitAudioContext?: typeof AudioContext }).webkitAudioContext
    audio ??= Context ? new Context() : null
    void audio?.resume()
    navigator.vibrate?.(40)
    armed.value = true
  }

  function ring(): void {
    if (!armed.value) return
    navigator.vibrate?.(SHAKES)
    if (!audio) return
    NOTES.forEach((note, i) => sound(audio!, note, audio!.currentTime + i * NOTE_SECONDS))
  }

  onScopeDispose(() => void audio?.close())
  return { armed, arm, ring }
}

function sound(audio: AudioContext, frequency: number, at: number): void {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()]
  tone.type = 'triangle'
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(0.0001, at)
  volume.gain.exponentialRampToValueAtTime(0.4, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 3 * NOTE_SECONDS)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + 3 * NOTE_SECONDS)
}
