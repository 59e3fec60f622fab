import type { Manifest } from '../store/index.ts'
import { version } from '../version.ts'
import type { Answer } from './answer.ts'

/** What an answer must carry so that it can be checked without the store: the file it is of, and who gave it. */
export function provenanceOf({
  source: { name, sizeBytes, sha256 },
  settings,
}: Pick<Manifest, 'source' | 'settings'>): Required<Pick<Answer, 'ragtime' | 'source'>> {
  return { ragtime: version, source: { name, sizeBytes, sha256, settings } }
}
