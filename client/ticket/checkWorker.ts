import { check, type Check } from './checking.ts'

self.addEventListener('message', ({ data }: MessageEvent<Check>) => {
  self.postMessage(check(data, () => performance.now()))
})
