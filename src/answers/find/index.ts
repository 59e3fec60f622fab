export { findMentions } from './find-mentions.ts'
export { type Mention, mentionIn } from './mentions.ts'
export { phrasePattern } from './phrase.ts'
