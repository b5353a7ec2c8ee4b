import { chromium } from './chromium.ts'
import type { Engine } from './engine.ts'
import { firefox } from './firefox.ts'
import { webkit } from './webkit.ts'

/** The engines of all browsers that are supported. */
export const ENGINES: readonly Engine[] = [chromium, firefox, webkit]
