const opening = '<think>'
const closing = '</think>'

/**
 * Passes on the pieces of a reply without the thoughts that some local models write before it, between `<think>` and `</think>`. Text that
 * may still turn out to be the beginning of a tag is held back; `end` gives what was held.
 */
export class WithoutThoughts {
  #state: 'start' | 'thinking' | 'reply' = 'start'
  #held = ''

  /** What of the reply is certain by now; empty while the model thinks. */
  push(piece: string): string {
    if (this.#state === 'reply') return piece
    this.#held += piece
    return this.#state === 'start' ? this.#atStart() : this.#inThoughts()
  }

  /** The rest, at the end of the stream. Thoughts that never ended are no reply. */
  end(): string {
    return this.#state === 'start' ? this.#held : ''
  }

  #atStart(): string {
    const begun = this.#held.trimStart()
    if (begun.startsWith(opening)) {
      this.#state = 'thinking'
      this.#held = begun.slice(opening.length)
      return this.#inThoughts()
    }
    if (opening.startsWith(begun)) return ''
    return this.#reply(this.#held)
  }

  #inThoughts(): string {
    const end = this.#held.indexOf(closing)
    if (end < 0) {
      // Enough to find a tag that comes in two pieces.
      this.#held = this.#held.slice(1 - closing.length)
      return ''
    }
    const rest = this.#held.slice(end + closing.length).trimStart()
    if (rest === '') {
      // Breaks after the tag may come in a later piece.
      this.#held = closing
      return ''
    }
    return this.#reply(rest)
  }

  #reply(text: string): string {
    this.#state = 'reply'
    this.#held = ''
    return text
  }
}
