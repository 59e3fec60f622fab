/** Kinds of entity that act: they do things, have staff and an address. Decides whether "What does Tesla do?" asks for a row's owner. */
const actors = new Set(
  'company firm business organisation organization enterprise corporation vendor supplier provider employer brand startup agency bank school university college hotel restaurant shop store clinic hospital merchant seller retailer manufacturer institution club team customer client account partner person people author artist player employee member user candidate empresa unternehmen firma entreprise bedrijf azienda'.split(
    ' ',
  ),
)

export function isActor(noun: readonly string[]): boolean {
  return noun.some((word) => actors.has(word))
}

/** What is asked of an actor by name and of nothing else. */
export const personalAttributes: ReadonlySet<string> = new Set(
  'ceo cto cfo coo founder founders founded employees employee staff headquarters headquartered hq opening hours based located address contact phone telephone email website fundador fundada empleados sede telefono grunder gegrundet mitarbeiter sitz telefonnummer geschaftsfuhrer fondateur employes'.split(
    ' ',
  ),
)

/** What is asked of an actor, but of other things too. */
export const attributes: ReadonlySet<string> = new Set([
  ...personalAttributes,
  ...'number contacts mail years year old owner owners president director chairman located location based office offices established started created services service products product customers clients revenue turnover team history mission business do does offer offers sell sells provide provides hire hiring careers jobs run runs lead leads own owns direccion servicios productos ano anos ubicada adresse standort leistungen produkte macht hace dedica fait doet fa faz robi'.split(
    ' ',
  ),
])

/** Articles: the word after one is a kind of thing, not a name. */
export const articles: ReadonlySet<string> = new Set(
  'a an un una uno ein eine einen une een um uma any some'.split(' '),
)
