import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { isNodeError } from './node-error.ts'

export const temporarySuffix = '.tmp'

/** Size and CRC-32 of bytes that went by. */
export interface Checksum {
  readonly sizeBytes: number
  readonly crc32: number
}

/** Writes `path` so that it has either its old content or all of `chunks`, whatever happens in between. */
export async function writeDurably(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Checksum> {
  const temporary = `${path}.${randomUUID()}${temporarySuffix}`
  try {
    const file = await open(temporary, 'wx')
    let checksum: Checksum = { sizeBytes: 0, crc32: 0 }
    try {
      for await (const chunk of chunks) {
        await file.writeFile(chunk)
        checksum = { sizeBytes: checksum.sizeBytes + chunk.byteLength, crc32: crc32(chunk, checksum.crc32) }
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await syncFolder(dirname(path))
    return checksum
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Brings a file that someone else wrote safely to disk and takes its checksum. */
export async function syncAndChecksum(path: string): Promise<Checksum> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
  return checksumOf(path)
}

/** In pieces, so that it costs no memory. */
export async function checksumOf(path: string): Promise<Checksum> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(1 << 20)
    let checksum: Checksum = { sizeBytes: 0, crc32: 0 }
    for (;;) {
      const { bytesRead } = await file.read(buffer)
      if (bytesRead === 0) return checksum
      const piece = buffer.subarray(0, bytesRead)
      checksum = { sizeBytes: checksum.sizeBytes + bytesRead, crc32: crc32(piece, checksum.crc32) }
    }
  } finally {
    await file.close()
  }
}

/** Makes created, renamed and removed names last. Windows cannot open a folder and does not need to. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!isNodeError(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL')) throw error
  }
}
