import type { Plan } from '../plan.ts'

/** Spans of time that are told from today, which no file says. */
const relative =
  /(?<!\p{L})(?:yesterday|(?:last|this|next|past|previous|current) (?:day|night|week|weekend|month|quarter|year)|gestern|(?:letzte[nrsm]?|diese[nrsm]?|nächste[nrsm]?|vergangene[nrsm]?) (?:woche|monat|quartals?|jahr(?:es)?)|hier|(?:semaine|mois|trimestre|année|an) derni(?:er|ère)|ayer|(?:semana|mes|trimestre|año) pasad[oa]|ieri|(?:settimana|mese|trimestre|anno) scors[oa]|gisteren|(?:vorige|afgelopen|deze|volgende) (?:week|maand|kwartaal|jaar)|wczoraj|(?:zeszłym|ubiegłym|ostatnim) (?:tygodniu|miesiącu|kwartale|roku))(?!\p{L})/iu

/** Declines a count or an amount of a time told from today: a sentence that was written on some day does not know it. */
export function relativeDatePlan(question: string, search: Extract<Plan, { kind: 'search' }>): Plan | undefined {
  const [said] = relative.exec(question) ?? []
  if (said === undefined || (search.expects !== 'number' && search.expects !== 'money')) return undefined
  return {
    kind: 'decline',
    reason: 'relative-date',
    missing: said,
    reading: `Found no date in the file that "${said}" could be told from`,
    confidence: 0.8,
  }
}
