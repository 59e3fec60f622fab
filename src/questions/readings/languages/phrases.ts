/**
 * What readings need of a language beside the lexicon that they share with the rules: English words, and the folded phrases that mean them,
 * apart by `|`.
 */
export type Phrases = Readonly<Record<string, string>>
