/**
 * A `Content-Disposition` header (RFC 6266) for a file that is saved under a name in any language; `plain` is the name in ASCII for
 * those who do not read the other.
 */
export function attachment(name: string, plain: string): string {
  const written = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${written}`
}
