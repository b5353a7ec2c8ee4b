import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'

/** What the log says of a request: never an address, a body, a name, a token, nor the URL, which may hold an id. */
const serializers = {
  req: ({ id, method, routeOptions }: FastifyRequest) => ({ id, method, route: routeOptions?.url ?? '' }),
  res: ({ statusCode }: FastifyReply) => ({ status: statusCode }),
  err: ({ name, code, stack }: Error & { code?: string }) => ({ type: name, code, stack: framesOf(stack) }),
}

/** Where an error came from; what it says may quote what somebody sent. */
const framesOf = (stack: string | undefined) =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')

/** Fastify's log: lines of JSON on standard error, so that the addresses on standard output stay in view. */
export function logOptions(
  level: string,
  stream: { write(line: string): void } = process.stderr,
): Pick<FastifyServerOptions, 'logger'> {
  return { logger: { level, stream, serializers: serializers as never, base: null } as never }
}
