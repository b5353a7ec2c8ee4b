import type { FastifySchemaCompiler, FastifySerializerCompiler, FastifyServerOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

/**
 * How Fastify takes schemas: what arrives is checked as it is, nothing is converted, left out or filled in, and schemas of
 * answers describe, nothing is left out or bent to fit them. Named at the start, so that Fastify’s own compilers are not loaded.
 */
export const PLAIN_SCHEMAS: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: {
    // The declared type is that of Fastify's own compilers; what it calls is a compiler of schemas.
    buildValidator: (() => validator) as never,
    buildSerializer: (() => serializer) as never,
  },
}

const validator: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const check = Compile(schema)
  return (said: unknown) => (check.Check(said) ? { value: said } : { error: check.Errors(said) as never })
}

const serializer: FastifySerializerCompiler<TSchema> = () => (said) => JSON.stringify(said)
