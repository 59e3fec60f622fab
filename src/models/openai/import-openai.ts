/**
 * The package makes a provider of its own as it is loaded, and fails at an OPENAI_BASE_URL that is empty. Here that means none, so taking
 * the variable away changes nothing else.
 */
export async function importOpenai(): Promise<typeof import('@ai-sdk/openai')> {
  if (process.env.OPENAI_BASE_URL?.trim() === '') delete process.env.OPENAI_BASE_URL
  return import('@ai-sdk/openai')
}
