import { expect, it } from 'vitest'
import { splitQuestion } from './split-question.ts'

it.each([
  ['What does Acme do and where is it based?', ['What does Acme do', 'where is it based?']],
  ['Who founded Acme and when?', ['Who founded Acme', 'when?']],
  ['Was macht Acme und wo sitzt die Firma?', ['Was macht Acme', 'wo sitzt die Firma?']],
  ['What does Acme do? Who runs it?', ['What does Acme do', 'Who runs it?']],
])('splits %j', (question, parts) => {
  expect(splitQuestion(question)).toEqual(parts)
})

it.each([
  'What do Smith and Wesson sell?',
  'Which bread and butter does Acme offer?',
  'Research and development at Acme',
])('leaves %j whole', (question) => {
  expect(splitQuestion(question)).toEqual([question])
})
