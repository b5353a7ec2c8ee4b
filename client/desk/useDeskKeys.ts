import { onMounted, onUnmounted, type Ref } from 'vue'
import { ScanDetector } from './scan.ts'

/** A field for text, in which keys stay. */
type TextField = HTMLInputElement | HTMLTextAreaElement

const NOT_TEXT = new Set(['button', 'checkbox', 'file', 'radio', 'range', 'reset', 'submit'])
const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !NOT_TEXT.has(target.type))

/**
 * Leads the keys of the desk to its search field, so that a scanner always finds it: every printable key goes there unless
 * another text field has the focus; Enter acts on the search alone and never presses a button; a button that was pressed by
 * pointer gives the focus back. `scanned` is given what a scanner typed, wherever the focus was; it is taken out of the field
 * that it was typed into.
 */
export function useDeskKeys(
  search: Readonly<Ref<HTMLInputElement | null>>,
  scanned: (text: string) => void,
): void {
  const detector = new ScanDetector()
  /** The text field that the present run of keys goes into, as it was before. */
  let before: { field: TextField; value: string } | null = null

  function down(event: KeyboardEvent): void {
    const field = search.value
    if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { key, target, timeStamp } = event
    if (key === 'Enter') enter(event)
    // A space presses the button that has the focus, as everywhere, unless a scan is under way.
    else if ([...key].length === 1) {
      const begins = detector.key(key, timeStamp)
      if (begins && key === ' ' && target instanceof HTMLButtonElement) return
      if (!isTextField(target)) {
        field.focus()
        field.select()
      }
      if (begins) before = isTextField(target) ? { field: target, value: target.value } : null
    }
  }

  function enter(event: KeyboardEvent): void {
    const { target, timeStamp } = event
    const scan = detector.enter(timeStamp)
    if (scan !== null) {
      event.preventDefault()
      if (before && before.field !== search.value) restore(before)
      before = null
      scanned(scan)
    } else if (target instanceof HTMLButtonElement) event.preventDefault()
  }

  onMounted(() => {
    window.addEventListener('keydown', down, { capture: true })
    window.addEventListener('click', leaveButton)
  })
  onUnmounted(() => {
    window.removeEventListener('keydown', down, { capture: true })
    window.removeEventListener('click', leaveButton)
  })
}

/** Takes the focus from a button that was pressed by pointer; who works with keys keeps their place. */
function leaveButton({ target, detail }: MouseEvent): void {
  const button = target instanceof Element ? target.closest('button') : null
  if (button && detail > 0) button.blur()
}

/** Takes a scan out of a field again, for its model too. */
function restore({ field, value }: { field: TextField; value: string }): void {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
