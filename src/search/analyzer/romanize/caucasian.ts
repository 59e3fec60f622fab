import { type Letters, letters } from './letters.ts'

const table: Letters = {
  ...letters('აბგდევზთიკლმნოპრსტუფქხჯჰ', 'abgdevztiklmnoprstupkhjh'),
  ...{ ჟ: 'zh', ღ: 'g', ყ: 'k', შ: 'sh', ჩ: 'ch', ც: 'ts', ძ: 'dz', წ: 'ts', ჭ: 'ch' },
  ...letters('աբգդեզէըթիլխկհղմյնոպջռսվտրփքօֆև', 'abgdezeytilhkhgminopjrsvtrpkofe'),
  ...{ ժ: 'zh', ծ: 'ts', ձ: 'dz', ճ: 'ch', շ: 'sh', չ: 'ch', ց: 'ts', ւ: 'v' },
}

/** Georgian and Armenian. */
export const readCaucasian = (word: string): string =>
  word.replaceAll('ու', 'u').replace(/[\u0530-\u058f\u10d0-\u10ff]/g, (letter) => table[letter] ?? letter)
