/** Preloaded into a measured process: at its end it writes peak memory to the file named in RAGTIME_USAGE. */
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  const path = process.env.RAGTIME_USAGE
  // maxRSS is in kilobytes on every system (libuv normalises it).
  if (path !== undefined) writeFileSync(path, JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024 }))
})
