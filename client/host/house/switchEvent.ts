import { refuse } from '../../../shared/show/refuse.ts'
import { useShow } from '../../show.ts'

/** Turns the panel to an event; without one it follows the current event again. The address remembers it over a reload. */
export function useSwitchEvent(): (event?: string) => void {
  const show = useShow()
  return (event) => {
    const url = new URL(location.href)
    if (event) url.searchParams.set('event', event)
    else url.searchParams.delete('event')
    history.replaceState(history.state, '', url)
    show.connect('host', { event, refuse })
  }
}
