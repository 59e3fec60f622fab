const sounds: Readonly<Record<string, string>> = {
  ...{ sch: 'sh', tch: 'ch', ck: 'k', ph: 'f', th: 't', kh: 'h', c: 'k', q: 'k', qu: 'k', x: 'ks', w: 'v', y: 'i' },
}
const respelt = /[cqwxy]|[pkt]h/
const spellings = /(c(?=[eiy]))|sch|tch|ck|ph|th|kh|c(?!h)|qu?|[wxy]/g

/**
 * A word in Latin letters with one spelling for sounds that languages spell differently, so that "Akademie", "academia" and
 * "academy" differ in their endings only. Before e, i and y a c is read as z: "Polizei", "police".
 */
export function spellBySound(word: string): string {
  if (!respelt.test(word)) return word
  return word.replace(spellings, (found, soft: string | undefined) =>
    soft === undefined ? (sounds[found] ?? found) : 'z',
  )
}
