import { Type } from 'typebox'

export const EXACT = { additionalProperties: false }
export const Count = Type.Integer({ minimum: 0 })
export const Time = Type.Integer({ minimum: 0, description: 'Epoch ms' })
