/** Speaks to whoever processes the text rather than to a reader: written to make a program say or do something. */
const bait =
  /system prompt|language model|(?:ignore|disregard|forget) (?:all|any|the|your|previous|prior)\b.{0,30}\b(?:instruction|prompt|rule|message)|(?:previous|prior|above) instructions|you are (?:now )?an? (?:ai|assistant|chatbot|llm)\b|before you answer|as an ai\b|instructions? (?:to|for) (?:the )?(?:ai|model|assistant)/iu

/** Such text is data like any other and may be quoted, but last of all. */
export const isBait = (text: string): boolean => bait.test(text)
