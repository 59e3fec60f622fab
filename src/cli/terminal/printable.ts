/** C0 and C1 controls, delete, bidirectional overrides, zero-width and line separators: what can steer or spoof a terminal. */
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** Cell text made safe to print: control characters become `·`, tabs and newlines stay. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unsafe, '·')
}

/** The same on one line: white space runs become one space. */
export function printableLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim())
}
