import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { functionWordLanguages, functionWordsOf } from './function-words/index.ts'
import { exactTerm, loadLanguage, queryWords, termsOf, tokenize } from './index.ts'

function tokens(text: string): readonly string[] {
  const found: string[] = []
  tokenize(text, (form, kind) => found.push(kind === 'word' ? form : `${kind}:${form}`))
  return found
}

async function terms(text: string, code: string): Promise<readonly string[]> {
  const language = await loadLanguage(code)
  const found: string[] = []
  tokenize(text, (form, kind) => found.push(...termsOf(form, kind, language)))
  return found
}

/** Whether a passage in `language` is found by a query in an index of that and other languages. */
async function meets(
  query: string,
  text: string,
  language: string,
  others: readonly string[] = ['en'],
): Promise<boolean> {
  const languages = await Promise.all([language, ...others].map(loadLanguage))
  const held = new Set(await terms(text, language))
  const words = queryWords(query, languages)
  return words.length > 0 && words.every(({ alternatives }) => alternatives.some((term) => held.has(term)))
}

describe('tokens', () => {
  it.each([
    ['Hello, world (again).', ['Hello', 'world', 'again']],
    ['state-of-the-art', ['state', 'of', 'the', 'art']],
    ["l'università O’Reilly", ['l', 'università', 'O', 'Reilly']],
    ['C++ or C# or .NET', ['C', 'whole:c++', 'or', 'C', 'whole:c#', 'or', 'NET', 'whole:.net']],
    ['3.5 and 3,5', ['3', '5', 'whole:3.5', 'and', '3', '5', 'whole:3.5']],
    ['1,234,567.5', ['1', '234', '567', '5', 'whole:1234567.5']],
    ['AT&T', ['AT', 'T', 'whole:at&t']],
    ['HX-2040', ['HX', '2040', 'whole:hx2040']],
    ['HX2040', ['HX2040', 'variant:HX', 'variant:2040']],
    ['24-10', ['24', '10', 'whole:24-10']],
    ['e-mail', ['e', 'mail', 'variant:email']],
    ['U.S.A.', ['U', 'S', 'A', 'variant:USA']],
    ['Me@example.org!', ['Me', 'example', 'org', 'whole:me@example.org']],
    ['node.js', ['node', 'js', 'whole:node.js']],
    ['the end.Start', ['the', 'end', 'Start']],
    ['chunk_id', ['chunk', 'id', 'whole:chunk_id']],
    ['+49 30 1234567', ['whole:tel:1234567', '49', '30', '1234567']],
    ['030/1234567', ['whole:tel:1234567', '030', '1234567', 'whole:030/1234567']],
    ['in 2016 2017 2018', ['in', '2016', '2017', '2018']],
    ['ﬁne ＡＢＣ soft\u00adware', ['fine', 'ABC', 'software']],
    ['लड़कियों की', ['लड़कियों', 'की']],
    ['東京大学', ['東京', '大学', 'gram:東京', 'gram:京大', 'gram:大学']],
    ['บริษัท', ['บริษัท', 'gram:บริ', 'gram:ริษ', 'gram:ิษั', 'gram:ษัท']],
    ['매출이', ['매출이', 'gram:매출', 'gram:출이']],
    ['iPhone手机', ['iPhone', '手机', 'gram:手机']],
    [`${'x'.repeat(65)} y`, ['y']],
    ['— 😀 \u0000 ', []],
  ])('of %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected)
  })

  it('are found in any text, and the same in text that surrounds it with spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(tokens(` ${text.trim()} `)).toEqual(tokens(text.trim()))
      }),
    )
  })
})

describe('terms', () => {
  it('are the stem and the word itself', async () => {
    expect(await terms('The Buildings', 'en')).toEqual(['build~en', exactTerm('buildings')])
  })

  it('are the spellings without accents too', async () => {
    expect((await terms('Müller', 'de')).slice(1)).toEqual(['=müller', '^muller', '^mueller'])
  })

  it('keep the tones of Vietnamese', async () => {
    expect(await terms('công', 'vi')).toEqual(['công~vi', '=công', '^cong'])
  })

  it('are one for a word with digits', async () => {
    expect(await terms('B2B', 'en')).toEqual(['b2b'])
  })

  it('are those of English when the language is not known', async () => {
    expect(await terms('Buildings', 'und')).toEqual(await terms('Buildings', 'en'))
  })
})

describe('a query', () => {
  it.each([
    ['en', 'building', 'The buildings stand'],
    ['de', 'haus', 'Die Häuser'],
    ['de', 'strasse', 'lange Straßen'],
    ['de', 'koeln', 'in Köln'],
    ['fr', 'entreprise', "l'ensemble des entreprises"],
    ['fr', 'ecole', "à l'école"],
    ['es', 'canción', 'dos canciones'],
    ['es', 'cancion', 'una canción'],
    ['it', 'universita', "l'Università"],
    ['it', 'aziende', 'una azienda'],
    ['pt', 'preço', 'os preços'],
    ['nl', 'bedrijf', 'een bedrijf'],
    ['pl', 'zolc', 'żółć'],
    ['sv', 'företag', 'företagen'],
    ['da', 'virksomhed', 'virksomheder'],
    ['no', 'bedrift', 'bedriftene'],
    ['fi', 'yritys', 'yritys'],
    ['ru', 'компания', 'крупные компании'],
    ['el', 'επιχείρηση', 'επιχειρήσεις'],
    ['tr', 'şirket', 'şirketler'],
    ['tr', 'istanbul', 'İSTANBUL'],
    ['ar', 'الشركات', 'الشَّرِكات'],
    ['hi', 'किताब', 'किताबें'],
    ['ja', '大学', '東京大学の研究者'],
    ['zh', '公司', '人工智能公司'],
    ['th', 'บริษัท', 'บริษัทเทคโนโลยี'],
    ['en', 'c++', 'we write C++.'],
    ['en', '2040', 'part HX-2040'],
    ['en', 'hx 2040', 'part HX-2040'],
    ['en', 'HX2040', 'part HX-2040'],
    ['en', 'info@example.org', 'Mail: Info@Example.org.'],
    ['en', 'email', 'by e-mail'],
    ['en', '1000000', 'over 1,000,000 users'],
  ])('in %s meets %j in %j', async (language, query, text) => {
    expect(await meets(query, text, language)).toBe(true)
  })

  it.each([
    ['en', 'hx-2040', 'part HX and 2040'],
    ['en', '2410', '24-10'],
    ['hi', 'कताब', 'किताब'],
  ])('in %s does not meet %j in %j', async (language, query, text) => {
    expect(await meets(query, text, language)).toBe(false)
  })

  it('loses the function words of the language it is asked in only', async () => {
    const languages = await Promise.all(['en', 'de'].map(loadLanguage))
    const words = (query: string) => queryWords(query, languages).map(({ word }) => word)
    expect(words('what is the price to die for')).toEqual(['price', 'die'])
    expect(words('Was kostet die Reise')).toEqual(['kostet', 'reise'])
    expect(words('what is it')).toEqual([])
    expect(words('')).toEqual([])
  })

  it('does not meet a word of another language that has the same stem', async () => {
    expect(await meets('seed', 'la sede', 'it', ['en', 'nl'])).toBe(false)
    expect(await meets('seeds', 'the seed', 'en', ['it', 'nl'])).toBe(true)
  })

  it('counts a word that is repeated', async () => {
    const languages = [await loadLanguage('en')]
    const weights = queryWords('oak elm Oak 東京 oaks', languages).map(({ word, weight }) => [word, weight])
    expect(weights).toEqual([
      ['oak', 2],
      ['elm', 1],
      ['東京', 1],
      ['東京', 0.5],
      ['oaks', 1],
    ])
  })
})

it.each(functionWordLanguages)('the function words of %s rank nothing', async (code) => {
  for (const word of functionWordsOf(code)) {
    expect(word).not.toMatch(/[A-Z.,;]/)
    // Pieces of runs and of Korean words are found by, whatever they are a piece of.
    expect(
      (await terms(word, code)).filter((term) => !term.startsWith('#')),
      word,
    ).toEqual([])
  }
})
