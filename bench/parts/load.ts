import { connect, type Socket } from 'node:net'
import { clock } from './numbers.ts'

const CONNECTIONS = 32

/** Asks a server for one path for so many ms, over connections that each ask again once they were answered; how many answers came. */
export async function load(port: number, path: string, ms: number): Promise<number> {
  const asking = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`
  const until = clock() + ms
  let count = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      let left = 0
      const socket: Socket = connect(port, '127.0.0.1', () => socket.write(asking))
      socket.setNoDelay(true)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        left = left > 0 ? left - chunk.length : lengthOf(chunk) - chunk.length
        if (left > 0) return
        count++
        if (clock() < until) socket.write(asking)
        else resolve(void socket.destroy())
      })
    })
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  return count
}

/** Bytes of a whole answer by the headers that it begins with. */
function lengthOf(start: Buffer): number {
  const text = start.toString('latin1', 0, 2048)
  if (!text.startsWith('HTTP/1.1 200')) throw new Error(text.split('\r\n')[0])
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text) ?? []
  return text.indexOf('\r\n\r\n') + 4 + Number(length)
}
