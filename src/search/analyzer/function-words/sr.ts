/** Serbian, Croatian and Bosnian are one language to the analyzer. */
const latin = `
taj ta to ti te toga tog tome tom tim tih toj tu ovaj ova ovo ovi ove ovog ovoga ovom ovim ovih onaj ona ono oni one takav takva takvo takvi takve
ja mene me meni mi mnom moj moja moje moji ti tebe tebi tvoj tvoja tvoje on njega ga njemu mu njim ona nje je njoj joj nju ju njen njena njeno njezin njegov njegova njegovo
mi nas nam nama naš naša naše naši vi vas vam vama vaš vaša vaše vaši oni njih ih njima im njihov njihova njihovo se sebe sebi si svoj svoja svoje svoji svojih svog
ko tko koga kome kim šta što čega čemu čim koji koja koje kojeg kojega kojem kojim kojih kojoj koju kakav kakva kakvo kakve kada kad gde gdje kuda odakle zašto kako koliko čiji čija čije li da
biti sam si je smo ste su jesam jesi jeste jesu nisam nije nisu bio bila bilo bili bile bi bih bude budu će ću ćemo ima imaju imao imala može mogu treba mora
i a ali ili niti no nego ako jer dok pa te iako međutim
u na o po s sa iz do od za kod pri pred nad pod kroz preko između bez protiv prema posle nakon pre prije zbog tokom tijekom oko među uz
ne ni još već samo također takođe vrlo veoma više tu tamo ovde ovdje sve svi svih sav sva svaki svaka svako drugi druga drugo druge jedan jedna jedno
`

const cyrillic: Readonly<Record<string, string>> = {
  ...{
    lj: 'љ',
    nj: 'њ',
    dž: 'џ',
    a: 'а',
    b: 'б',
    v: 'в',
    g: 'г',
    d: 'д',
    đ: 'ђ',
    e: 'е',
    ž: 'ж',
    z: 'з',
    i: 'и',
    j: 'ј',
  },
  ...{ k: 'к', l: 'л', m: 'м', n: 'н', o: 'о', p: 'п', r: 'р', s: 'с', t: 'т', ć: 'ћ', u: 'у', f: 'ф', h: 'х', c: 'ц' },
  ...{ č: 'ч', š: 'ш' },
}

/** In both alphabets, whose letters answer to each other. */
export const serbian = latin + latin.replace(/lj|nj|dž|\p{L}/gu, (letter) => cyrillic[letter] ?? letter)
