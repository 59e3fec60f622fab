import { expect, it } from 'vitest'
import { embeddingTraits } from './embedding-traits.ts'

it.each([
  ['text-embedding-3-small', undefined],
  ['nomic-embed-text:latest', 'search_query: '],
  ['nomic-ai/nomic-embed-text-v1.5', 'search_query: '],
  ['text-embedding-nomic-embed-text-v1.5', 'search_query: '],
  ['intfloat/multilingual-e5-large', 'query: '],
  ['e5-small-v2', 'query: '],
  ['multilingual-e5-large-instruct', expect.stringMatching(/^Instruct: .*\nQuery: $/)],
  ['Qwen/Qwen3-Embedding-0.6B', expect.stringMatching(/^Instruct: .*\nQuery:$/)],
  ['google/embeddinggemma-300m', 'task: search result | query: '],
  ['snowflake-arctic-embed2', 'query: '],
  ['Snowflake/snowflake-arctic-embed-l-v2.0', 'query: '],
  ['snowflake-arctic-embed:110m', expect.stringMatching(/^Represent/)],
  ['mxbai-embed-large', expect.stringMatching(/^Represent/)],
  ['bge-m3', undefined],
  ['all-minilm', undefined],
])('knows what %s wants before a query', (name, prefix) => {
  expect(embeddingTraits(name).prefixes?.query).toEqual(prefix)
})
