/**
 * Everything that goes over HTTP and sockets, schema first: the server checks what arrives against it, pages take their types
 * from it, OpenAPI is made of it. Times are epoch ms. A refusal is `{refused, with}` everywhere. Pages import types alone, so
 * that none loads the schemas.
 */
export * from './wire/basics.ts'
export * from './wire/changes.ts'
export * from './wire/commands.ts'
export * from './wire/events.ts'
export * from './wire/files.ts'
export * from './wire/handshake.ts'
export * from './wire/people.ts'
export * from './wire/preflight.ts'
export * from './wire/prizes.ts'
export * from './wire/protocol.ts'
export * from './wire/screens.ts'
export * from './wire/server.ts'
export * from './wire/session.ts'
export * from './wire/tickets.ts'
export * from './wire/typedWords.ts'
export * from './wire/views.ts'
