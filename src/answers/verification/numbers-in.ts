/** The numbers that a text states, thousands together and citation marks left out: "1,234 of 75 [2]" gives 1234 and 75. */
export function numbersIn(text: string): readonly number[] {
  const bare = text.replace(/\[\d{1,3}\]/g, ' ')
  return [...bare.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(([digits]) => Number(digits.replaceAll(',', '')))
}
