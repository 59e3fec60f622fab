/**
 * What readings need of a language beside the lexicon that they share with the rules: English words, and the folded phrases that mean them,
 * apart by `|`. An empty key says nothing in English.
 */
export type Phrases = Readonly<Record<string, string>>
