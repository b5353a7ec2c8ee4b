import { computed, inject, provide, reactive, type ComputedRef, type InjectionKey } from 'vue'

/** Tells the form of an upload; the promise resolves to whether the server has kept what was sent. */
type Follow = (upload: Promise<boolean>) => void

const KEY: InjectionKey<Follow> = Symbol('uploads')

export interface Uploads {
  /** An upload of this form is under way. */
  busy: ComputedRef<boolean>
  /** Waits for all uploads that are under way; false if one failed, so that the form is not saved without it. */
  done(): Promise<boolean>
}

/** For a form: collects the uploads of its fields, so that saving can wait for them. */
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

/** For a field of a form: the function that tells the form of an upload. */
export const useUpload = (): Follow => inject(KEY, () => undefined)
