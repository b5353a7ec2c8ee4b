import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { SoundName } from '../../../shared/show/soundNames.ts'
import type { State } from '../../../shared/show/state.ts'

/** The host's own sounds as this screen can play them, and the names of those that it cannot. */
export interface OwnSounds {
  playable: ReadonlyMap<SoundName, AudioBuffer>
  unplayable: readonly SoundName[]
}

/**
 * Loads and decodes the host's own sounds; what cannot be loaded or decoded is `unplayable`, and the built-in sound stands in
 * for it. @param address of a file by its SHA-256
 */
export function useOwnSounds(
  sounds: () => State['sounds'],
  address: (file: string) => string,
): ShallowRef<OwnSounds> {
  const own = shallowRef<OwnSounds>({ playable: new Map(), unplayable: [] })
  const files = new Map<string, Promise<AudioBuffer | null>>()
  let latest = 0

  async function load(list: State['sounds']): Promise<void> {
    const asked = ++latest
    const wanted = new Set(list.map(({ file }) => file))
    for (const file of files.keys()) if (!wanted.has(file)) files.delete(file)
    for (const file of wanted) if (!files.has(file)) files.set(file, decoded(address(file)))
    const loaded = await Promise.all(
      list.map(async ({ sound, file }) => ({ sound, buffer: await files.get(file) })),
    )
    if (asked !== latest) return
    own.value = {
      playable: new Map(loaded.flatMap(({ sound, buffer }) => (buffer ? [[sound, buffer]] : []))),
      unplayable: loaded.flatMap(({ sound, buffer }) => (buffer ? [] : [sound])),
    }
  }
  const stop = watch(
    () => JSON.stringify(sounds()),
    () => void load(sounds()),
    { immediate: true },
  )
  onScopeDispose(stop)
  return own
}

const RATE = 48_000

/** A sound file, decoded; null if it cannot be loaded or decoded. Needs no click of the user. */
async function decoded(address: string): Promise<AudioBuffer | null> {
  try {
    const answer = await fetch(address, { credentials: 'same-origin' })
    if (!answer.ok) return null
    return await new OfflineAudioContext(2, 1, RATE).decodeAudioData(await answer.arrayBuffer())
  } catch {
    return null
  }
}
