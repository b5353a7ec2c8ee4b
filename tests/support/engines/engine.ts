import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A browser that the pages are to work in. */
export interface Engine {
  name: string
  /** What has to be installed before it can be started; null if nothing is missing. */
  missing(): Promise<string | null>
  start(): Promise<RunningEngine>
}

export interface RunningEngine {
  /** One more window. All windows share their cookies, and each is in sight. */
  window(): Promise<EngineWindow>
  /** Ends the browser with every process that it has started. */
  end(): Promise<void>
}

/** A window of a browser, with what every engine can do in the same way. Selectors are those of CSS. */
export interface EngineWindow {
  open(address: string): Promise<void>
  /** What a function of the page answers, as JSON. @param body of the function, such as `return document.title` */
  read<T>(body: string): Promise<T>
  /** Presses the first element of the selector as a mouse does. */
  press(selector: string): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** What is to be seen, as a PNG. */
  picture(): Promise<Buffer>
}

/** The file of a command, looked for where a shell looks; null where there is none. */
export function commandFile(name: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
