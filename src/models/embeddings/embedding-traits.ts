/** What is known of an embedding model beforehand. */
export interface EmbeddingTraits {
  /** Of one text. What stands behind is cut off. */
  readonly maxTokens: number
  /** What the model was trained to find before a text, by what the text is. */
  readonly prefixes?: { readonly query: string; readonly passage: string }
}

const webSearch = 'Given a web search query, retrieve relevant passages that answer the query'
const sentence = { query: 'Represent this sentence for searching relevant passages: ', passage: '' }

/**
 * By a part of the name, which servers spell differently (`nomic-embed-text:latest`, `nomic-ai/nomic-embed-text-v1.5`); the first that fits.
 * Prefixes as on the models' cards, where leaving them out is said to cost quality.
 */
const known: readonly (readonly [RegExp, EmbeddingTraits])[] = [
  [/text-embedding-(3|ada)/, { maxTokens: 8191 }],
  [/nomic-embed-text/, { maxTokens: 2048, prefixes: { query: 'search_query: ', passage: 'search_document: ' } }],
  [/e5-.*instruct/, { maxTokens: 512, prefixes: { query: `Instruct: ${webSearch}\nQuery: `, passage: '' } }],
  [/(^|[/_-])e5-(small|base|large)/, { maxTokens: 512, prefixes: { query: 'query: ', passage: 'passage: ' } }],
  [/qwen3-embedding/, { maxTokens: 8192, prefixes: { query: `Instruct: ${webSearch}\nQuery:`, passage: '' } }],
  [
    /embedding-?gemma/,
    { maxTokens: 2048, prefixes: { query: 'task: search result | query: ', passage: 'title: none | text: ' } },
  ],
  [/arctic-embed(2|-.*v2)/, { maxTokens: 8192, prefixes: { query: 'query: ', passage: '' } }],
  [/arctic-embed|mxbai-embed|bge-(small|base|large)-en/, { maxTokens: 512, prefixes: sentence }],
  [
    /bge-(small|base|large)-zh/,
    { maxTokens: 512, prefixes: { query: '为这个句子生成表示以用于检索相关文章：', passage: '' } },
  ],
  [/bge-m3/, { maxTokens: 8192 }],
]

/** Enough for a passage of 180 words in most languages, and what most small models take. */
const least: EmbeddingTraits = { maxTokens: 512 }

export function embeddingTraits(name: string): EmbeddingTraits {
  return known.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? least
}
