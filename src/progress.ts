/** One report of a running job. `done` and `total` count `unit`s; `total` is undefined while it is not known. */
export interface Progress {
  readonly step: 'read' | 'profile' | 'clean' | 'index' | 'embed'
  readonly done: number
  readonly total?: number
  readonly unit: 'bytes' | 'rows' | 'cells' | 'passages' | 'texts'
  /** Of a step that is paid for, so far and altogether, estimated from above. USD are absent when the price is not known. */
  readonly spent?: {
    readonly tokens: number
    readonly totalTokens: number
    readonly usd?: number
    readonly totalUsd?: number
  }
}

export type ReportProgress = (progress: Progress) => void

/** What every slow call takes: a way to stop it, a way to watch it, and where warnings go. */
export interface JobOptions {
  /** Aborting rejects the call with the signal's reason and leaves nothing half-written. */
  readonly signal?: AbortSignal
  readonly onProgress?: ReportProgress
  /** Told about things that went differently than asked but did not fail: renamed columns, rejected rows, a rebuilt store. */
  readonly onWarning?: (warning: Warning) => void
  /** Threads beside the calling one that a large job may use; results do not depend on it. By default one less than the machine has, at most 4. */
  readonly workers?: number
}

export interface Warning {
  readonly code:
    | 'COLUMN_RENAMED'
    | 'ROWS_REJECTED'
    | 'ROWS_REPAIRED'
    | 'ENCODING_GUESSED'
    | 'STORE_REBUILT'
    | 'STORE_ELSEWHERE'
    | 'ROWS_SKIPPED'
    | 'MODEL_USED'
    | 'EMBEDDINGS_UNUSED'
  readonly message: string
}
