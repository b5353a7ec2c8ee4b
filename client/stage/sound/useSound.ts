import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Role } from '../../../shared/show/rule.ts'
import type { SoundName } from '../../../shared/show/soundNames.ts'
import type { SoundTrial } from '../../../shared/wire.ts'
import { useShow } from '../../show.ts'
import type { ScreenAddress } from '../screen.ts'
import { useOwnSounds } from './ownSounds.ts'
import { Player } from './player.ts'
import { scoreOf, type Note } from './score.ts'

const EVERY = 200
/** Ms until a sound that the host tries begins, and for how long it is heard. */
const TRIAL = { lead: 120, length: 4000 }

/**
 * Sound of a main screen. A click enables it, as browsers require; the server picks one of the enabled screens, so that the
 * sound comes from one only.
 */
export function useSound(
  { output }: ScreenAddress,
  role: Ref<Role>,
): { armed: Ref<boolean>; unplayable: ComputedRef<readonly SoundName[]> } {
  const show = useShow()
  const own = useOwnSounds(
    () => (output === 'main' ? (show.state?.sounds ?? []) : []),
    (file) => `/api/events/${show.event}/sounds/${file}?role=${role.value}`,
  )
  /** A sound that the host tries. */
  let trial: Note | null = null
  const armed = ref(false)
  const sounds = ref(false)
  let context: AudioContext | null = null
  let player: Player | null = null

  /** Sound starts after a click; some browsers also allow it at once on pages used before. */
  function arm(): void {
    if (output !== 'main') return
    context ??= new AudioContext({ latencyHint: 'interactive' })
    player ??= new Player(context)
    if (context.state === 'running') heard()
    else void context.resume().then(heard, () => undefined)
  }
  const heard = (): void => void (armed.value = context?.state === 'running')

  function play(): void {
    if (!player || !armed.value) return
    const { state } = show
    if (!state || !sounds.value) return player.silence()
    player.volume = (state.settings.volume / 100) ** 2
    player.own = own.value.playable
    player.play(trial ? [...scoreOf(state), trial] : scoreOf(state), show.serverNow())
  }

  const timer = setInterval(play, EVERY)
  const stop = watch(() => show.state, play)
  const deaf = show.on<{ on: boolean }>('sound', ({ on }) => {
    sounds.value = on
    play()
  })
  const tried = show.on<SoundTrial>('try', ({ sound }) => {
    const from = show.serverNow() + TRIAL.lead
    trial = { sound, from, to: from + TRIAL.length }
    play()
  })
  addEventListener('click', arm)
  addEventListener('keydown', arm)
  onScopeDispose(() => {
    clearInterval(timer)
    stop()
    deaf()
    tried()
    removeEventListener('click', arm)
    removeEventListener('keydown', arm)
    void context?.close()
  })
  return { armed, unplayable: computed(() => own.value.unplayable) }
}
