const asks =
  'what|who|whom|whose|where|when|why|how|which|does|do|is|are|can|was|wer|wo|wann|warum|wie|welche\\p{L}*|quoi|qui|où|quand|pourquoi|comment|combien|quel\\p{L}*|qué|quién|quien|dónde|donde|cuándo|cuando|cómo|cuánto|cuál|chi|cosa|dove|quando|perché|come|quanto|wat|wie|waar|wanneer|waarom|hoe|welk\\p{L}*|co|kto|gdzie|kiedy|jak|dlaczego|vad|vem|var|när|hur|varför|hvad|hvem|hvor|hvornår|какво|кой|къде|кога|как|защо|что|кто|где|когда'
const joins = 'and|und|et|y|e|i|och|og|en|и|и еще|as well as|also'

const border = new RegExp(
  String.raw`[?？]\s+(?=\S)|\s*,?\s+(?:${joins})\s+(?=(?:in |at |since |from |seit |von |depuis |desde )?(?:${asks})(?!\p{L}))`,
  'iu',
)

/** Parts asked at once are answered one by one; more than this is a list of questions. */
const mostParts = 3

/** The questions asked in one: "What does X do and where is it based?" gives two. One that cannot be split gives itself. */
export function splitQuestion(question: string): readonly string[] {
  const parts = question
    .split(border)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part))
  return parts.length > 1 && parts.length <= mostParts ? parts : [question]
}
