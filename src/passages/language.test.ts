import { describe, expect, it } from 'vitest'
import { createLanguageDetector } from './language.ts'

const samples: Readonly<Record<string, string>> = {
  ar: 'نساعد الفرق الصغيرة على بناء برمجيات أفضل.',
  bg: 'Компанията е основана през 1998 г. и се намира в Пловдив.',
  ca: 'L’empresa es va fundar el 1998 i té la seu a Girona.',
  cs: 'Společnost byla založena v roce 1998 a sídlí v Brně.',
  da: 'Virksomheden blev grundlagt i 1998 og har hjemme i Aarhus.',
  de: 'Das Unternehmen wurde 1998 gegründet und hat seinen Sitz in Köln.',
  el: 'Η εταιρεία ιδρύθηκε το 1998.',
  en: 'The company was founded in 1998 and is based in Chicago.',
  es: 'La empresa fue fundada en 1998 y tiene su sede en Sevilla.',
  et: 'Ettevõte asutati 1998. aastal ja asub Tartus.',
  fa: 'این شرکت در سال ۱۳۷۷ تأسیس شد و دفتر آن در شیراز است.',
  fi: 'Yritys perustettiin vuonna 1998 ja sen kotipaikka on Turku.',
  fr: 'Nous aidons les petites équipes à livrer de meilleurs logiciels.',
  he: 'החברה נוסדה בשנת 1998.',
  hi: 'कंपनी की स्थापना 1998 में हुई थी और इसका मुख्यालय पुणे में है।',
  hu: 'A céget 1998-ban alapították, székhelye Szegeden van.',
  it: 'L’azienda è stata fondata nel 1998 e ha sede a Torino.',
  ja: '本社は神戸にあります。',
  ko: '본사는 부산에 있습니다.',
  lt: 'Padedame mažoms komandoms kurti geresnę programinę įrangą, o klientams teikiame nemokamą pristatymą.',
  lv: 'Uzņēmums dibināts 1998. gadā un atrodas Liepājā.',
  nl: 'Het bedrijf werd in 1998 opgericht en is gevestigd in Utrecht.',
  no: 'Selskapet ble grunnlagt i 1998 og holder til i Bergen.',
  pl: 'Firma została założona w 1998 roku i ma siedzibę w Krakowie.',
  pt: 'Ajudamos equipas pequenas a criar melhor software.',
  ro: 'Compania a fost fondată în 1998 și are sediul la Cluj.',
  ru: 'Компания была основана в 1998 году и находится в Казани.',
  sv: 'Företaget grundades 1998 och har sitt säte i Malmö.',
  th: 'บริษัทก่อตั้งขึ้นในปี 1998',
  tr: 'Şirket 1998 yılında kuruldu ve merkezi İzmir’dedir.',
  uk: 'Компанію було засновано 1998 року, вона розташована у Львові.',
  vi: 'Công ty được thành lập năm 1998 và có trụ sở tại Đà Nẵng.',
  zh: '公司成立于1998年，总部位于成都。',
}

describe('the language of a text', () => {
  it.each(Object.entries(samples))('is found: %s', async (language, text) => {
    const detect = await createLanguageDetector()
    expect(detect(text)).toBe(language)
  })

  it.each(['', '12 34 56 78', 'Joule Hotel', 'AAF Consultants › AAF Consultants (NL)'])(
    'is not guessed from "%s"',
    async (text) => {
      const detect = await createLanguageDetector()
      expect(detect(text)).toBe('und')
    },
  )
})
