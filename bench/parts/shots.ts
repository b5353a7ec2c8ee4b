/** The page that shows any frame of the stage. Read where it stands and not bundled: it finds the checkout by its own place. */
export async function loadShots(): Promise<typeof import('../../bin/parts/shots.mjs')> {
  const place = new URL('../../bin/parts/shots.mjs', import.meta.url).href
  return import(/* @vite-ignore */ place)
}
