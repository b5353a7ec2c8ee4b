/** The server as a whole: its state, what may be asked of it, and the facts that follow. */
export * from './houseCommands.ts'
export * from './houseFacts.ts'
export * from './houseState.ts'
