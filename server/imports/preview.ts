import { randomBytes } from 'node:crypto'
import type { ShelfLimits } from '../journals/shelf.ts'

/** What was read and is not imported yet stays for half an hour, the last six of them. */
export const PREVIEW_LIMITS: ShelfLimits = { life: 30 * 60_000, most: 6 }

export const newPreviewId = (): string => randomBytes(16).toString('hex')
