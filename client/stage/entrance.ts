import { ref, type Ref } from 'vue'
import { isRefusal, type Role } from '../../shared/show/rule.ts'
import { signIn, takeKey } from '../link/session.ts'
import { useShow } from '../show.ts'
import type { Screen } from './screen.ts'

/** A session of this screen: from the key that it was opened with, a pairing, or the cookie of an earlier one. */
export interface Session {
  token?: string | undefined
  role: Role
}

/** Lets the screen in as it is opened; `enter` lets it in with the session of a pairing. */
export function useEntrance({ output, event }: Screen): { role: Ref<Role>; enter(session: Session): void } {
  const show = useShow()
  const role = ref<Role>(output === 'confidence' ? 'confidence' : 'stage')

  function enter(session: Session): void {
    role.value = session.role
    show.connect(session.role, { event, token: session.token })
  }

  async function open(): Promise<void> {
    const key = takeKey()
    const said = key === null ? null : await signIn(key)
    // A key that is not good any more leaves the cookie of an earlier session; without one the screen pairs.
    enter(said && !isRefusal(said) && isScreen(said.role) ? said : { role: role.value })
  }
  void open()
  return { role, enter }
}

/** A desk's or host's key opens no screen: it would show what the hall must not see. */
const isScreen = (role: Role): boolean => role === 'stage' || role === 'confidence'
