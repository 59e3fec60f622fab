/**
 * How texts say what somebody is or does, after "we" or a name, in the many languages that tables come in. For text in lower
 * case: asking for letters of either case takes several times as long to compile.
 */
const bordered = (...words: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${words.join('|')})(?!\p{L})`, 'u')

const weDo = bordered(
  'we (?:also |now |can |proudly |only |just )?(?:offer|provide|help|deliver|make|build|design|create|develop|speciali[sz]e|sell|supply|produce|manufacture|connect|enable|bring|install|combine|focus|are speciali[sz]ed|are dedicated)',
  '(?:our|the) (?:mission|platform|products?|services|solutions?|company|business|firm|studio|agency) (?:is to|helps?|provides?|offers?|enables?)',
  'wir (?:bieten|helfen|entwickeln|liefern|unterstützen|beraten|verkaufen|produzieren|gestalten|haben uns)',
  'nous (?:proposons|offrons|aidons|accompagnons|développons|créons|concevons|fournissons|vendons)|notre (?:mission|métier)',
  'ofrecemos|ayudamos|nos dedicamos|brindamos|creamos|desarrollamos|diseñamos|nuestra misión',
  'offriamo|aiutiamo|realizziamo|sviluppiamo|forniamo|ci occupiamo|la nostra missione',
  '(?:wij|we) (?:bieden|helpen|maken|leveren|ontwikkelen|ontwerpen|verkopen|verzorgen)',
  'oferujemy|pomagamy|tworzymy|dostarczamy|zajmujemy się|specjalizujemy',
  'oferecemos|ajudamos|fornecemos|desenvolvemos',
  'vi (?:erbjuder|hjälper|utvecklar|levererar|tilbyder|hjælper|laver|udvikler|leverer|tilbyr|hjelper)',
  '(?:ние |мы )?(?:предлагаме|помагаме|създаваме|предлагаем|помогаем|создаем|разрабатываем)',
  'kami (?:menyediakan|membantu|menawarkan)|tarjoamme|sunuyoruz',
)
const weDoUnspaced =
  /(?:当社|弊社|私たち|我们|本公司)(?:は|では|致力|提供)|を(?:提供|開発|支援)し|事業(?:内容)?[\s　:：]/u

const weAre = bordered(
  "we(?:'re|’re| are)(?: not (?:just|only))? (?:a|an|the|one of|your|part of|proud|passionate|experts?|speciali)",
  'wir sind|nous sommes|somos|siamo|(?:wij|we) zijn|jesteśmy|vi (?:är|er)|ние сме|мы являемся|kami adalah|olemme',
)
const weAreUnspaced = /(?:会社|サービス|プラットフォーム)です|我们是/u

const ours = bordered(
  'our',
  'unsere?[nrms]?',
  'notre|nos',
  'nuestr[oa]s?',
  'nostr[oaie]',
  'onze?',
  'nasz[aey]?',
  'våra?|vores|vår',
  'наш\\p{L}*',
)
/** "We" with any other verb in the present, by its ending; being, having and moving tell little. */
const weAct = bordered(
  'we (?!are|were|have|had|will|can|could|may|must|would|should|do|did|use|also|\\p{L}+ed)\\p{L}{3,}',
  'wir (?!sind|waren|haben|hatten|werden|können|freuen|\\p{L}+ten)\\p{L}+en',
  'nous (?!sommes|avons|serons|pouvons|étions)\\p{L}+ons',
  '(?!somos|fuimos|estamos|tenemos|hemos|podemos|vamos|vemos|últimos|mínimos|máximos|ramos|tramos|kilogramos|gramos|demos|extremos|mismos)\\p{L}{3,}[aei]mos',
  '(?!siamo|abbiamo|possiamo|andiamo)\\p{L}{4,}iamo',
  '(?:wij|we) (?!zijn|waren|hebben|hadden|kunnen|zullen)\\p{L}+en|(?:maken|bouwen|verkopen|leveren|repareren) (?:wij|we)',
  '(?!jesteśmy|mamy|możemy)\\p{L}{4,}(?:ujemy|amy|imy|ymy|emy)',
  'vi (?!er|är|var|har|hade|havde|kan|vil|ska|skal)\\p{L}+[re]r',
  '(?!είμαστε|έχουμε|μπορούμε)\\p{L}{3,}(?:ουμε|άμε|ούμε|ζουμε)',
)
/** Being and having, alone, tell who they are as often as what they do. */
const we = bordered('we|us', 'wir|uns', 'nous', 'nosotros', 'noi', 'wij', 'vi|oss', 'ние|мы')

const isA = bordered(
  '(?:is|are|was)(?: not (?:just|only))? (?:a|an|the|one of|your|based|part of|dedicated|committed)',
  '(?:has|have) been|provides?|offers?|helps?|delivers?|makes?|builds?|designs?|develops?|speciali[sz]es?|sells?|enables?|connects?|combines?|brings?|supplies|manufactures?|produces?|serves|works with|was (?:founded|established|born)|supports?|empowers?|creates?|gives|links',
  'ist (?:ein|eine|der|die|das|ihr|dein)|bietet|hilft|entwickelt|unterstützt|liefert|steht für|est (?:un|une|la|le)|propose|offre|aide|accompagne|développe|met à profit',
  'es (?:un|una|la|el)|ofrece|ayuda|brinda|è (?:un|una|la|il)|aiuta|fornisce|nasce',
  'is (?:een|de|het|dé)|biedt|helpt|levert|maakt|to |jest|oferuje|pomaga|dostarcza|é (?:um|uma|a|o)|oferece',
  'är (?:en|ett|den|det)|erbjuder|hjälper|levererar|er (?:en|et|den|det)|tilbyder|hjælper|leverer|е |предлага|помага|является|предлагает|помогает|merupakan|adalah|menyediakan',
)

/** A verb right after the name, by its ending: "hauls". */
const thirdPerson = /^\s(?:\p{Ll}+ly\s)?(?!as\s|is\s|its\s|was\s|has\s|less\s|plus\s)\p{Ll}{2,}(?<!s)s(?=\s)/u

/** "We provide …": 1. "We are a …": 0.8. "We mill …": 0.7. Speaking of what is "ours": 0.4. Speaking of "us" at all: 0.2. */
export function speaksOfItself(said: string): number {
  const text = said.toLowerCase()
  if (weDo.test(text) || weDoUnspaced.test(text)) return 1
  if (weAre.test(text) || weAreUnspaced.test(text)) return 0.8
  if (weAct.test(text)) return 0.7
  if (ours.test(text)) return 0.4
  return we.test(text) ? 0.2 : 0
}

/** "X to pracownia …": the verb right after the name, where its language has no article to follow it. */
const copula = /^\s(?:to|jest|е|это|είναι|on|je|este|is|ist|est|es|è|é|er|är)\s/u

/** True when what follows a name says what it is or does. */
export const saysWhatItIs = (afterName: string): boolean =>
  copula.test(afterName) ||
  isA.test(afterName.slice(0, 30).toLowerCase()) ||
  thirdPerson.test(afterName) ||
  /(?:は|とは|是)/u.test(afterName.slice(0, 8))

/** Begins by pointing back at something said before. */
const pointsBack = bordered(
  'this|that|these|those|it|they|he|she|such|but|and|however|also|therefore|dies[er]?|diese|das|aber|auch|ce|cela|ceci|mais|esto|eso|estos|pero|questo|questi|ma|dit|deze|dat|maar|det|detta|dette|denna|men|тов[аи]|този|тази|тези|это|но',
)
export const beginsPointingBack = (text: string): boolean =>
  pointsBack.test((/^["“'‘]?\p{L}+/u.exec(text)?.[0] ?? '').toLowerCase())

const no = bordered(
  "not(?! just| only)|never|don['’]t|doesn['’]t|nicht|keine?[nmr]?|pas|jamais|nunca|non|niet|geen|nie|ikke|inte|δεν|не",
)
/** Says what is not so. */
export const negates = (text: string): boolean => no.test(text.toLowerCase())
