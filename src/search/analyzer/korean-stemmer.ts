const particles = `
은 는 이 가 을 를 의 에 로 와 과 도 만 들 인
에서 에게 께서 한테 으로 부터 까지 보다 처럼 마다 조차 마저 하고 이나 이며 이란 이라 라고 이라고
`
// Particles follow each other: 에서 and 는 give 에서는. Two syllables stay at least: 회의 (a meeting) is not 회 with 의.
const inflected = new RegExp(`^(\\p{Script=Hangul}{2,}?)(?:${particles.trim().split(/\s+/).join('|')})+$`, 'u')

/** Takes the particles off a Korean word. */
export const stemmer = (word: string): string => inflected.exec(word)?.[1] ?? word
