import { refuse } from '../../../shared/show/refuse.ts'
import { useShow } from '../../show.ts'

/** Switches the panel to an event by its id; without one it follows the current event. The address keeps the choice over a reload. */
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
