/** How a language goes on from a question asked before; all folded, phrases apart by `|`. */
export interface Continuation {
  /** What opens such a question: "and", "what about", "only". */
  readonly opening: string
  /** What the answer before said: "of those". */
  readonly those: string
  /** Whom the answer before was about: "they", "its". */
  readonly pronouns: string
  /** Words with which a question is about the whole table again: "are there". */
  readonly whole: string
  /** "which ones", "list them": what was counted is to be listed. */
  readonly listing: string
  /** "how many are they": what was listed is to be counted. */
  readonly counting: string
}

/** By ISO 639-1 code. */
export const continuations: Readonly<Record<string, Continuation>> = {
  en: {
    opening:
      'and what about|and how about|what about|how about|and for|and only|and just|and now|and also|and then|and|but only|but just|but|or|only for|only in|only|just for|just|now only|now|same for|the same for|the same|same|ok and|okay and|also|then|as for|restrict to|restricted to|limited to|filter by|filtered by|instead',
    those:
      'of those|of them|of these|among those|among them|among these|out of those|out of these|from those|from these|those of them|list them|show them|group them|split them',
    pronouns: 'they|their|them|theirs|its',
    whole:
      'there|in total|altogether|overall|in all|exist|in the file|in the dataset|in the data|in this file|in this dataset|in the table',
    listing:
      'which ones|which are they|which are those|list them|show them|name them|who are they|what are they|list those|show me them',
    counting: 'how many are they|how many are those|how many are there of them|how many is that|how many',
  },
  de: {
    opening:
      'und was ist mit|was ist mit|und wie ist es mit|und fur|und nur|und jetzt|und auch|und|aber nur|aber|oder|nur fur|nur in|nur|jetzt|dasselbe fur|das gleiche fur|auch',
    those: 'davon|von diesen|von denen|unter diesen|darunter',
    pronouns: 'ihnen|deren|dessen|sie',
    whole: 'gibt es|es gibt|insgesamt|in der datei|im datensatz|in den daten',
    listing: 'welche sind das|welche sind es|liste sie auf|zeige sie|nenne sie',
    counting: 'wie viele sind das|wie viele sind es|wie viele',
  },
  es: {
    opening:
      'y que hay de|que hay de|y que tal|y para|y solo|y ahora|y tambien|y|pero solo|pero|o|solo para|solo en|solo|lo mismo para|ahora|tambien',
    those: 'de ellos|de ellas|de esos|de esas|de estos|de estas|entre ellos|entre ellas',
    pronouns: 'ellos|ellas|su|sus',
    whole: 'hay|en total|existen|en el archivo|en los datos',
    listing: 'cuales son|listalos|listalas|muestralos|muestralas',
    counting: 'cuantos son|cuantas son|cuantos|cuantas',
  },
  fr: {
    opening:
      'et qu en est il de|qu en est il de|et pour|et seulement|et maintenant|et aussi|et|mais seulement|mais|ou|seulement pour|seulement|uniquement|la meme chose pour|maintenant|aussi',
    those: 'd entre eux|d entre elles|parmi eux|parmi elles|de ceux ci|de celles ci|parmi ceux ci|parmi celles ci',
    pronouns: 'leur|leurs|ils|elles',
    whole: 'y a t il|il y a|au total|existe t il|dans le fichier',
    listing: 'lesquels|lesquelles|quels sont ils|quelles sont elles|liste les',
    counting: 'combien sont ils|combien sont elles|combien cela fait il|combien',
  },
  it: {
    opening:
      'e che dire di|che dire di|e per quanto riguarda|e solo|e ora|e anche|e invece|e|ma solo|ma|o|solo per|solo in|solo|soltanto|lo stesso per|ora|anche',
    those: 'di questi|di queste|di quelli|di quelle|di essi|di esse|tra questi|tra queste',
    pronouns: 'loro|essi|esse',
    whole: 'ci sono|in totale|esistono|nel file|nei dati',
    listing: 'quali sono|elencali|elencale|mostrali|mostrale',
    counting: 'quanti sono|quante sono|quanti|quante',
  },
  nl: {
    opening:
      'en hoe zit het met|hoe zit het met|en wat met|wat met|en voor|en alleen|en nu|en ook|en|maar alleen|maar|of|alleen voor|alleen in|alleen|hetzelfde voor|nu|ook',
    those: 'daarvan|van die|van deze|daaronder|van hen',
    pronouns: 'hun|hen|zij',
    whole: 'zijn er|er zijn|in totaal|bestaan er|in het bestand',
    listing: 'welke zijn dat|welke zijn het|noem ze|toon ze',
    counting: 'hoeveel zijn dat|hoeveel zijn het|hoeveel',
  },
  pt: {
    opening:
      'e quanto a|e que tal|que tal|quanto a|e para|e so|e agora|e tambem|e|mas so|mas|ou|apenas para|apenas|so para|so em|so|somente|o mesmo para|agora|tambem',
    those: 'desses|dessas|deles|delas|destes|destas|entre eles|entre elas',
    pronouns: 'eles|elas|seu|sua|seus|suas',
    whole: 'ha|existem|no total|ao todo|no arquivo|nos dados',
    listing: 'quais sao|liste os|liste as|mostre os|mostre as',
    counting: 'quantos sao|quantas sao|quantos|quantas',
  },
}
