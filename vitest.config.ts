import vue from '@vitejs/plugin-vue'
import icons from 'unplugin-icons/vite'
import { defineConfig } from 'vitest/config'

/** Folders whose tests start the built server or a browser: they take their time, and run once the others are done. */
const slow = 'tests/{journeys,faults,load}/**/*.test.ts'

export default defineConfig({
  plugins: [vue(), icons({ compiler: 'vue3' })],
  test: {
    maxWorkers: 2,
    // A condition that is waited for may take as long as it does on a slow machine.
    expect: { poll: { timeout: 60_000 } },
    // Files share what they import: no test changes it for others, and reading it anew for each took a tenth of the run.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'laws',
          include: ['tests/**/*.test.ts'],
          exclude: [slow],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [slow],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
