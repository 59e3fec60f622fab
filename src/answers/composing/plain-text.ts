/** Escape sequences of terminals: CSI, OSC and the two-character ones. */
const escapes =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[@-Z\\-_]/g
/** Control characters but tab and newline, and those that turn the direction of writing. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text of a cell made fit to stand in an answer: no control characters, and no `[1]` that could pass for a citation mark. */
export function plainText(text: string): string {
  return text
    .replace(escapes, '')
    .replace(controls, ' ')
    .replace(/\[(\d{1,3})\]/g, '($1)')
    .replace(/[^\S\t\n]+/g, ' ')
    .trim()
}
