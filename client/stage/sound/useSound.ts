import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useShow } from '../../show.ts'
import type { ScreenAddress } from '../screen.ts'
import { Player } from './player.ts'
import { scoreOf } from './score.ts'

const EVERY = 200

/**
 * Sound of a main screen. A click enables it, as browsers require; the server picks one of the enabled screens, so that the
 * sound comes from one only.
 */
export function useSound({ output }: ScreenAddress): { armed: Ref<boolean> } {
  const show = useShow()
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
    player.play(scoreOf(state), show.serverNow())
  }

  const timer = setInterval(play, EVERY)
  const stop = watch(() => show.state, play)
  const deaf = show.on<{ on: boolean }>('sound', ({ on }) => {
    sounds.value = on
    play()
  })
  addEventListener('click', arm)
  addEventListener('keydown', arm)
  onScopeDispose(() => {
    clearInterval(timer)
    stop()
    deaf()
    removeEventListener('click', arm)
    removeEventListener('keydown', arm)
    void context?.close()
  })
  return { armed }
}
