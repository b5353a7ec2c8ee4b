/** Runs in the server's process before the server: its clock, and its end when whoever started it is gone. */
import { isMainThread } from 'node:worker_threads'

const now = Date.now
Date.now = () => now() + Number(process.env.CLOCK_AHEAD)
if (isMainThread) process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume()
