import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSettingFiles } from './read-setting-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ragtime-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('reads both files', async () => {
  writeFileSync(join(folder, '.env'), 'RAGTIME_MODEL="small" # the cheap one\n')
  writeFileSync(join(folder, 'ragtime.json'), '{"maxUsd": 0.5, "offline": true}')
  expect(await readSettingFiles(folder)).toEqual({
    variables: { RAGTIME_MODEL: 'small' },
    config: { maxUsd: 0.5, offline: true },
  })
})

it('does without them', async () => {
  mkdirSync(join(folder, '.env'))
  expect(await readSettingFiles(folder)).toEqual({ variables: {}, config: {} })
})

it.each(['{"model": ', '{"modle": "small"}', '{"apiKey": "sk-secret"}', '[]', '{"maxUsd": -1}'])(
  'refuses a ragtime.json of %s',
  async (text) => {
    writeFileSync(join(folder, 'ragtime.json'), text)
    const error = await readSettingFiles(folder).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'INPUT_INVALID' })
    expect(JSON.stringify(error) + String(error)).not.toContain('sk-secret')
  },
)
