import { briefWeekdays, monthNames, weekdayNames } from '../../calendar.ts'
import { anyOf, type FindValues, matches } from './value.ts'

const lazily = (make: () => FindValues): FindValues => {
  let made: FindValues | undefined
  return (text) => {
    made ??= make()
    return made(text)
  }
}

const year = String.raw`(?:1\d{3}|20\d{2})`

/** Dates, years, centuries and times of day in the ways many languages write them. */
export const findTimes = lazily(() => {
  const month = `(?:${monthNames()})\\.?`
  const day = String.raw`\d{1,2}(?:st|nd|rd|th|\.|er|º|°)?`
  return anyOf(
    matches(
      new RegExp(
        String.raw`(?<![\p{L}\p{N}])(?:${day}(?:\s(?:of|de))?\s)?${month}(?:\s${day})?(?:,|\s(?:of|de|del))?\s${year}(?!\d)`,
        'giu',
      ),
    ),
    matches(
      new RegExp(
        String.raw`(?<![\p{L}\p{N}])(?:${day}(?:\s(?:of|de))?\s${month}|${month}\s${day})(?![\p{L}\p{N}])`,
        'giu',
      ),
    ),
    matches(/(?<![\d.,/-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?![\d/-])/g),
    matches(
      /\d{1,2}(?:st|nd|rd|th)? of (?:every|each|the) (?:month|year)|(?:every|each) (?:day|week|month|quarter|year)|(?<!\p{L})(?:daily|weekly|monthly|quarterly|annually|yearly)(?!\p{L})/giu,
    ),
    matches(/\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日/g),
    matches(
      new RegExp(
        String.raw`(?<![\p{L}\p{N}.,€$£-])${year}s?(?:\s?[-–/]\s?(?:${year}|\d{2}))?(?:\s(?:AD|BC|BCE|CE))?(?![\p{L}\p{N}]|[.,]\d|\s?(?:%|€))`,
        'gu',
      ),
    ),
    matches(
      /(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|early|mid|late)[\s-](?:to[\s-]\d{1,2}(?:st|nd|rd|th)[\s-])?centur(?:y|ies)/giu,
    ),
    matches(/\b\d{1,2}(?::\d{2})?\s?(?:[ap]\.?m\b\.?|uhr)|(?<![\d:])\d{1,2}:\d{2}(?![\d:])/giu),
    matches(
      new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${weekdayNames()})(?![\p{L}\p{N}])`, 'giu'),
      (value) => value.length > 4,
    ),
  )
})

const clock = String.raw`\d{1,2}(?:[:.h]\d{2})?\s?(?:[ap]\.?\s?m\b\.?|uhr|h\b|часа|時)?`
const until = String.raw`\s?(?:[-–—~〜]|to|bis|till?|until|through|à|au|a|al|à|alle|tot|do|до|til|och|から|ως|έως)\s?`

/** Opening hours: a span of times of day, or being open around the clock. A bare span of numbers needs a weekday beside it. */
export const findHours = lazily(() => {
  const weekday = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${weekdayNames()})(?:s|\.)?(?![\p{L}\p{N}])`, 'iu')
  const brief = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${briefWeekdays()})\.?\s?[-–—:,/&+]`, 'u')
  const marked =
    /[:h]\d{2}|\.\d{2}\s?(?:[-–—]|uhr)|\.(?:00|15|30|45)\s(?!\d).*\.(?:00|15|30|45)$|[ap]\.?\s?m\b|uhr|часа|時/iu
  const span = matches(
    new RegExp(`(?<![\\d:.,€$£+])${clock}${until}${clock}(?![\\d:]|[.,]\\d)`, 'giu'),
    (value, text) =>
      marked.test(value) ||
      ((weekday.test(text) || brief.test(text)) &&
        (value.match(/(?<![.:\d])\d+/g) ?? []).every((hour) => Number(hour) <= 24)),
  )
  return anyOf(span, matches(/\b24\s?\/\s?[57]\b|\b24\s?(?:hours|stunden|heures|horas|ore|uur|h)\b/giu))
})
