import { z } from 'zod'

/** What a model replies with. All is required and nothing else allowed, so that servers can hold it to this shape. */
export const answerReply = z.object({
  /** The code on the fences of the request. An order hidden in a cell does not know it. */
  code: z.string(),
  /** False: the passages do not say. */
  answered: z.boolean(),
  sentences: z.array(
    z.object({
      text: z.string(),
      cites: z.array(z.object({ passage: z.number(), quote: z.string() })),
    }),
  ),
})

export type AnswerReply = z.output<typeof answerReply>
export type ReplySentence = AnswerReply['sentences'][number]
