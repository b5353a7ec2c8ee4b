import { computed, inject, provide, reactive, type ComputedRef, type InjectionKey } from 'vue'

/** Follows an upload to its end; true once what was sent is kept. */
type Follow = (upload: Promise<boolean>) => void

const KEY: InjectionKey<Follow> = Symbol('uploads')

export interface Uploads {
  /** An upload of this form is under way. */
  busy: ComputedRef<boolean>
  /** Waits for what is under way; false if any of it failed, so that the form is not saved without it. */
  done(): Promise<boolean>
}

/** The uploads of a form's fields, for which saving the form waits. */
export function useUploads(): Uploads {
  const running = reactive(new Set<Promise<boolean>>())
  provide(KEY, (upload) => {
    running.add(upload)
    void upload.finally(() => running.delete(upload))
  })
  return {
    busy: computed(() => running.size > 0),
    done: async () => (await Promise.all(running)).every(Boolean),
  }
}

/** For a field: tells its form of an upload. */
export const useUpload = (): Follow => inject(KEY, () => undefined)
