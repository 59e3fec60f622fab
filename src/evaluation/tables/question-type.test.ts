import { expect, it } from 'vitest'
import { questionTypeOf } from './question-type.ts'

it.each([
  ['How many districts are there?', 'how many'],
  ['how much did it cost', 'how many'],
  ['how long was the race?', 'how'],
  ['on what date did it open?', 'what'],
  ['in which years did they win, and who lost?', 'which'],
  ['whose record stood longest?', 'who'],
  ['when was it founded?', 'when'],
  ['Why?', 'why'],
  ['where is it?', 'where'],
  [" did  Duke or St. John's win?", 'yes-no'],
  ['is k2 taller than kangchenjunga, and how much?', 'yes-no'],
  ['name one team', 'other'],
  ['the whole show, somehow', 'other'],
])('%s is of type %s', (question, type) => {
  expect(questionTypeOf(question)).toBe(type)
})
