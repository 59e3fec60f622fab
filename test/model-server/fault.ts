/** What can go wrong with one request. All but `status` look fine at first. */
export type Fault =
  /** An HTTP error with the protocol's JSON body. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly message?: string
      /** As `retry-after`. */
      readonly retryAfter?: string
    }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Sends a first piece, then nothing. */
  | { readonly kind: 'hang-midway' }
  /** Tears the connection down in the middle of the reply. */
  | { readonly kind: 'cut' }
  /** Ends the stream in good order, but before the reply ends. */
  | { readonly kind: 'ended-early' }
  /** One event in the middle is no JSON; the others are. */
  | { readonly kind: 'malformed-sse' }
  /** An error object inside the stream. */
  | { readonly kind: 'stream-error' }
  /** A page of a proxy, with status 200 unless another is given. */
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The reply stops in the middle of its JSON, and says that it is whole. */
  | { readonly kind: 'invalid-json' }
  /** JSON that no request asked for. */
  | { readonly kind: 'wrong-schema' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refusal' }
  /** Half of the reply, cut at the limit of output tokens. */
  | { readonly kind: 'length' }
  /** Embeddings: one number too few in each vector. */
  | { readonly kind: 'wrong-size' }
  /** Embeddings: one vector less than texts. */
  | { readonly kind: 'missing-embedding' }
