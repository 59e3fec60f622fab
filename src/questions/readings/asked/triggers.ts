/** Which kinds of rows and operators the words of a question call for: those it gives no reason for are not tried. */
export interface Triggers {
  readonly comparing: boolean
  readonly same: boolean
  readonly negated: boolean
  readonly consecutive: boolean
  readonly ordered: boolean
  readonly several: boolean
  readonly pairs: boolean
  readonly between: boolean
  readonly ranks: boolean
  readonly unique: boolean
  readonly truth: boolean
  /** Of "more or less than": the greater word first. */
  readonly opposites: readonly [string, string] | undefined
}

const greater = 'more|greater|above|after|older|higher|later|longer|taller|larger|better|bigger|over'
const lesser = 'less|fewer|below|before|younger|lower|earlier|shorter|smaller|worse|under'
const oppositePattern = new RegExp(`\\b(${greater}|${lesser})(?: \\w+)? or (${greater}|${lesser})\\b`)

export function triggersOf(line: string): Triggers {
  const has = (pattern: RegExp): boolean => pattern.test(line)
  return {
    comparing: has(
      /\b(?:than|above|below|before|after|over|under|earlier|later|prior|since|exceed\w*|ahead|behind|besides?)\b/,
    ),
    same: has(/\b(?:same|also|other|else|another|as|tied?|equal|share[sd]?)\b/),
    negated: has(/\b(?:not|other than|besides?|except|excluding|without|never|didn|wasn|weren|aside|isn|no)\b|n t\b/),
    consecutive: has(/\b(?:consecutive\w*|row|straight|streak)\b/),
    ordered: has(
      /\b(?:after|before|next|previous\w*|prior|follow\w*|precede\w*|preceding|above|below|since|until|earlier|later|comes?|came|listed|subsequent|beneath|between)\b/,
    ),
    several: has(/\b(?:or|and|than|between|versus|vs|compared|combined|to|both|either)\b/),
    pairs: has(/\b(?:or|and|than|between|versus|vs|compared|combined|to|both|either|difference|compare|more)\b/),
    between: has(/\bbetween\b/),
    ranks: has(/\b(?:top|first|last|bottom|most|highest|lowest|best|two|three)\b/),
    unique: has(/\b(?:only|once|one)\b/),
    truth: has(/\b(?:true|false)\b/),
    opposites: oppositesIn(line),
  }
}

function oppositesIn(line: string): readonly [string, string] | undefined {
  const [, one, other] = oppositePattern.exec(line) ?? []
  if (one === undefined || other === undefined) return undefined
  return new RegExp(`^(?:${greater})$`).test(one) ? [one, other] : [other, one]
}
