import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { lanAddresses } from '../access/origins.ts'
import { Misconfigured, type Config } from '../config.ts'
import { replaceFile } from '../journals/file.ts'

/** A certificate with its private key, both PEM. */
export interface Certificate {
  cert: string
  key: string
  /** SHA-256 of the certificate as browsers show it: pairs of hex digits with colons between. */
  fingerprint: string
  /** Made here, so that browsers ask before they trust it. */
  made: boolean
}

const FILE = 'certificate.pem'
const DAY_MS = 24 * 3600 * 1000
/** Phones refuse certificates that are valid for longer (https://support.apple.com/103769). */
const VALID_DAYS = 397
/** A made certificate that ends sooner is made anew. */
const LEAST_DAYS = 14

/**
 * The certificate that the settings ask for: from the given files, or one made for this computer's names and kept with the data
 * until these change or it is about to end. Null without TLS. Throws Misconfigured.
 */
export async function certificateFor({ tls, dataDir, publicUrl }: Config): Promise<Certificate | null> {
  if (tls === null) return null
  if (tls !== 'made') return given(tls)
  const names = ownNames(publicUrl)
  const path = dataDir && join(dataDir, FILE)
  const kept = path && existsSync(path) ? readFileSync(path, 'utf8') : ''
  const known = kept && usable(kept, names) ? kept : await make(names)
  if (path && known !== kept) {
    mkdirSync(dataDir, { recursive: true })
    await replaceFile(path, (part) => writeFile(part, known))
  }
  return { ...parts(known), made: true }
}

/** What phones and this computer's browser call the server. */
function ownNames(publicUrl: string | null): string[] {
  const named = publicUrl ? [new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')] : []
  return [...new Set(['localhost', '127.0.0.1', '::1', ...lanAddresses(), ...named])]
}

function given({ cert, key }: { cert: string; key: string }): Certificate {
  const [certificate, secret] = [read(cert), read(key)]
  try {
    createSecureContext({ cert: certificate, key: secret })
  } catch {
    throw new Misconfigured(`${cert} and ${key} are not a certificate and its key in PEM form: check --tls.`)
  }
  return { cert: certificate, key: secret, fingerprint: fingerprintOf(certificate), made: false }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Misconfigured(`There is no file ${path} that can be read: check --tls.`)
  }
}

/** The key and the certificate, one after the other, of a file that was made here. */
function parts(pem: string): Omit<Certificate, 'made'> {
  const [key = '', cert = ''] = pem.split(/(?=-----BEGIN CERTIFICATE)/)
  return { key, cert, fingerprint: fingerprintOf(cert) }
}

const fingerprintOf = (cert: string): string => new X509Certificate(cert).fingerprint256

/** Whether a kept certificate is whole, has all names, and holds for some time yet. */
function usable(pem: string, names: readonly string[]): boolean {
  try {
    const { cert, key } = parts(pem)
    const known = new X509Certificate(cert)
    return (
      known.checkPrivateKey(createPrivateKey(key)) &&
      names.every((name) => (isIP(name) ? known.checkIP(name) : known.checkHost(name)) !== undefined) &&
      Date.parse(known.validTo) > Date.now() + LEAST_DAYS * DAY_MS
    )
  } catch {
    return false
  }
}

/** Makes a key and a certificate, as one file. */
async function make(names: readonly string[]): Promise<string> {
  const { generate } = await import('selfsigned')
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Drumroll' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A laptop's clock may be a little ahead of a phone's.
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + (VALID_DAYS - 1) * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
      },
    ],
  })
  return `${key.trim()}\n${cert.trim()}\n`
}
