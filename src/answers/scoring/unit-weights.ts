/** Made by `npm run train:answers`; do not edit. */
export const unitWeights: Readonly<Record<string, number>> = {
  own: 1,
  context: 4.5,
  titled: 2.8,
  passage: 5.8,
  pairs: 4,
  fuzzy: 6.9,
  rarity: 3,
  asks: -0.8,
}
