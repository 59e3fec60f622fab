import { emptyPlan } from './empty-plan.ts'
import type { ChatExchange } from './model-server/index.ts'

/** A request for a plan or an answer, as a model that reads well sees it. */
export interface ReadPrompt {
  readonly wants: 'plan' | 'answer'
  readonly code: string
  readonly question: string
  readonly passages: readonly { readonly number: number; readonly text: string }[]
  /** What is known of the columns. */
  readonly table: string
  /** It is asked again, because its first reply did not hold up. */
  readonly isRepair: boolean
}

export function readPrompt({ prompt, instructions }: Pick<ChatExchange, 'prompt' | 'instructions'>): ReadPrompt {
  const code = /code of this request is (\w+)\./.exec(prompt)?.[1] ?? ''
  const blocks = [...prompt.matchAll(new RegExp(`<<<${code} (\\w+) ?(\\d*)\\n([\\s\\S]*?)\\n${code}>>>`, 'g'))]
  const text = (label: string) => blocks.find(([, name]) => name === label)?.[3] ?? ''
  return {
    wants: instructions.includes('into a plan') ? 'plan' : 'answer',
    code,
    question: text('question'),
    passages: blocks.flatMap(([, label, number, body = '']) =>
      label === 'passage' ? [{ number: Number(number), text: body }] : [],
    ),
    table: text('table'),
    isRepair: prompt.includes('It cannot be used as it is'),
  }
}

export interface SaidSentence {
  readonly text: string
  readonly cites: readonly { readonly passage: number; readonly quote: string }[]
}

/** The reply of a model that answers with these sentences. */
export function saying(code: string, ...sentences: readonly SaidSentence[]): string {
  return JSON.stringify({ code, answered: sentences.length > 0, sentences })
}

/** A sentence that cites the first passage with the quote in it; passage 99, which there is not, when none has it. */
export function citing({ passages }: ReadPrompt, text: string, quote = text): SaidSentence {
  const passage = passages.find((one) => one.text.includes(quote))?.number ?? 99
  return { text, cites: [{ passage, quote }] }
}

/** The reply of a model that plans so. */
export const planning = (code: string, plan: object): string => JSON.stringify({ ...emptyPlan, code, ...plan })
