import { onMounted, onUnmounted, type Ref } from 'vue'
import { ScanDetector } from './scan.ts'

/** Whether the element is a text field, which keeps the keys typed into it. */
type TextField = HTMLInputElement | HTMLTextAreaElement

const NOT_TEXT = new Set(['button', 'checkbox', 'file', 'radio', 'range', 'reset', 'submit'])
const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !NOT_TEXT.has(target.type))

/**
 * Directs the keys pressed at the desk to its search field, so that a scanner always works: printable keys go there unless
 * another text field has the focus; Enter acts on the search only, also where nothing has the focus, and never presses a button;
 * a button that was clicked does not keep the focus. A field with `data-scans` takes what is scanned into it. `scanned` is called
 * with what a scanner typed, wherever the focus was, and the text is removed from the field that received it; `entered` for every
 * other Enter. `at`: when the key was pressed, ms of the page's monotonic clock.
 */
export function useDeskKeys(
  search: Readonly<Ref<HTMLInputElement | null>>,
  { scanned, entered }: { scanned(text: string, at: number): void; entered(at: number): void },
): void {
  const detector = new ScanDetector()
  /** The text field that the current run of keys is typed into, and its text before. */
  let before: { field: TextField; value: string } | null = null

  function down(event: KeyboardEvent): void {
    const field = search.value
    if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { key, target, timeStamp } = event
    if (key === 'Enter') enter(event)
    // As everywhere, a space presses the focused button, unless a scan is under way.
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
    if (isTextField(target) && 'scans' in target.dataset) return
    if (scan !== null) {
      event.preventDefault()
      if (before && before.field !== search.value) restore(before)
      before = null
      scanned(scan, timeStamp)
    } else if (target instanceof HTMLButtonElement) event.preventDefault()
    else if (target === document.body || target === search.value) {
      event.preventDefault()
      entered(timeStamp)
    }
  }

  onMounted(() => {
    window.addEventListener('keydown', down, { capture: true })
    window.addEventListener('click', leaveButton, { capture: true })
  })
  onUnmounted(() => {
    window.removeEventListener('keydown', down, { capture: true })
    window.removeEventListener('click', leaveButton, { capture: true })
  })
}

/** Takes the focus off a button that was clicked; with the keyboard the focus stays where it is. */
function leaveButton({ target, detail }: MouseEvent): void {
  const button = target instanceof Element ? target.closest('button') : null
  if (button && detail > 0) button.blur()
}

/** Removes a scan from a field again and tells its v-model. */
function restore({ field, value }: { field: TextField; value: string }): void {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
