import { describe, expect, test } from 'vitest'
import { findShape, type ShapeOptions, type TableShape } from './table-shape.ts'

function shapeOf(text: string, options: Partial<ShapeOptions> = {}): TableShape {
  return findShape({ bytes: Buffer.from(text), whole: true }, { strict: false, ...options })
}

describe('the dialect', () => {
  test.each([
    ['commas', 'id,name,city\n1,Ada,London\n2,Bob,Rome\n', ','],
    ['semicolons beside decimal commas', 'a;b\n1,5;2,5\n2,5;3,5\n3,5;4,0\n', ';'],
    ['tabs beside sentences', 'id\ttext\n1\tYes, well, no, not\n2\tIf, then, else; or not\n', '\t'],
    ['bars', 'a|b|c\n1|x y|2020-01-01\n2|z|2020-01-02\n', '|'],
    ['colons beside spaces', 'user:shell\nroot one:bash\nada two:zsh\n', ':'],
    ['blanks between numbers', 'x y z\n1.5 2.5 3.5\n4.5 5.5 6.5\n', ' '],
  ])('has %s', (_, text, delimiter) => {
    expect(shapeOf(text).dialect).toMatchObject({ delimiter, quote: '"' })
  })

  test('of a file with one column of sentences splits nothing', () => {
    const text = 'comment\nGood, really\nBad, slow, and dear\nFine\nOne, two, three, four\nNever again, thanks\n'
    expect(shapeOf(text)).toMatchObject({ width: 1, header: ['comment'] })
  })

  test('of a file with one column never splits, even where half of the lines hold one comma', () => {
    expect(shapeOf('text\nGood, really\nFine\nBad, slow\nNever again\n').dialect.delimiter).toBe('\u001f')
  })

  test('of a file with one column of plain words splits nothing', () => {
    expect(shapeOf('name\nAda\nBob\nCleo\n')).toMatchObject({ width: 1, header: ['name'] })
  })

  describe.each([
    [
      'sentences',
      ['The room was clean and quiet.', 'We came late, and nobody cared.', 'Never again!', 'It is fine: I would go.'],
    ],
    [
      'sentences of equal length',
      ['It was good, really.', 'It was bad, sadly.', 'We went home, tired.', 'They were kind, mostly.'],
    ],
    ['questions', ['What month, day and year was it?', 'What year was it?', 'Who won?', 'Who lost?']],
    ['phrases', ['clean room', 'bed too soft', 'friendly', 'near the harbour but loud', 'cold soup']],
    ['names of people', ['Ada Lovelace', 'Alan Turing', 'Grace Hopper', 'Edsger Dijkstra']],
    ['names turned round', ['Lovelace, Ada', 'Turing, Alan', 'Hopper, Grace', 'Dijkstra, Edsger']],
    ['street addresses', ['12 Main Street', '5 Oak Avenue', '77 Long Lane West', '1 Mill Road']],
    ['numbers', ['12', '7.5', '-3', '1000']],
    ['numbers with marks between thousands', ['1,200', '17,500', '1,000', '12,345']],
    ['URLs', ['https://a.example/x?y=1', 'https://b.example/z', 'http://c.example/a,b', 'https://d.example/']],
    ['times', ['10:30', '11:45', '09:00', '23:59']],
    ['dates with times', ['2024-01-05 10:30:00', '2024-02-06 11:45:00', '2024-03-07 09:00:00']],
    ['chapters', ['John 3:16', 'Mark 1:2', 'Luke 2:1', 'John 1:1']],
  ])('of one column of %s', (kind, cells) => {
    const quoted = cells.map((cell) => `"${cell}"`)
    test('splits nothing under a header', () => {
      expect(shapeOf(['what people wrote', ...cells, ''].join('\n'))).toMatchObject({ width: 1 })
      expect(shapeOf(['entry', ...cells, ''].join('\n'))).toMatchObject({ width: 1, header: ['entry'] })
      expect(shapeOf(['"entry"', ...quoted, ''].join('\n'))).toMatchObject({ width: 1, header: ['entry'] })
    })

    // Two numbers or two words on every line are two columns to any reader, unless a header says otherwise.
    test.skipIf(['names turned round', 'numbers with marks between thousands', 'chapters'].includes(kind))(
      'splits nothing without a header',
      () => {
        expect(shapeOf([...cells, ''].join('\n')).width).toBe(1)
        expect(shapeOf([...quoted, ''].join('\n')).width).toBe(1)
      },
    )
  })

  test.each([
    ['words', 'name,city\nAda,London\nBob,Rome\n', ',', 2],
    ['words behind a comma and a blank', 'name, city\nAda, London\nBob, Rome\nCy, Oslo\n', ',', 2],
    ['sentences that are not quoted', 'id,note\n1,Yes, well, no\n2,Never\n3,If so, then\n4,Fine\n', ',', 2],
    ['URLs', 'https://a.example/x,5\nhttps://b.example/y,6\nhttps://c.example/z,7\n', ',', 2],
    ['numbers of three digits', '100 200 300\n400 500 600\n700 800 900\n', ' ', 3],
    ['dates and times with names', 'day time\n2024-01-05 10:30\n2024-01-06 11:30\n', ' ', 2],
    ['words and one number', 'name age city\nAda 36 London\nBob 7 Rome\nCy 12 Oslo\n', ' ', 3],
    ['quoted words', '"first name" "last name"\n"Ada B" "Love C"\n"Bob D" "Rob E"\n', ' ', 2],
    ['row names', '"x"\n"a" 5\n"b" 6\n"c" 7\n', ' ', 2],
  ])('of columns of %s splits them', (_, text, delimiter, width) => {
    expect(shapeOf(text)).toMatchObject({ dialect: { delimiter }, width })
  })

  test('sees through quoted HTML', () => {
    const page = '<p class=""x"">one, two; three</p>\n<a href=""/a;b"">x | y</a>'
    expect(shapeOf(`id;page\n1;"${page}"\n2;"${page}"\n`)).toMatchObject({ dialect: { delimiter: ';' }, width: 2 })
  })

  test('has apostrophes as quotes only where they enclose delimiters', () => {
    expect(shapeOf("a,b\n'x, y',1\n'z, w',2\n").dialect.quote).toBe("'")
    expect(shapeOf("a,b\n'x y',1\n'z w',2\n").dialect.quote).toBe('"')
  })

  test('has backslash escapes where doubling would not fit', () => {
    expect(shapeOf('a,b\n"5\\" pipe, long",1\n"x",2\n').dialect.escape).toBe('\\')
    expect(shapeOf('a,b\n"C:\\dir\\",1\n"x",2\n').dialect.escape).toBe('"')
  })

  test.each([
    ['a,b\n1,2\n', '\n'],
    ['a,b\r\n1,2\r\n', '\r\n'],
    ['a,b\r1,2\r', '\r'],
  ])('of %j names the line end', (text, lineEnd) => {
    expect(shapeOf(text).dialect.lineEnd).toBe(lineEnd)
  })

  test('that is given is not questioned', () => {
    expect(shapeOf('a,b;c\n1,2;3\n', { delimiter: ';' })).toMatchObject({ dialect: { delimiter: ';' }, width: 2 })
    expect(shapeOf('a,b\n"x,1\n', { quote: '' })).toMatchObject({ dialect: { quote: '' } })
  })

  test('is the same however the same table is written', () => {
    const rows = [
      ['id', 'name', 'note'],
      ['1', 'Ada, Countess', 'a "b"\nc'],
      ['2', 'Bob; Rob', 'tab\there'],
      ['3', 'C|D', ''],
    ]
    for (const delimiter of [',', ';', '\t', '|']) {
      for (const lineEnd of ['\n', '\r\n']) {
        const text = rows
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
          .join(lineEnd)
        expect(shapeOf(text)).toMatchObject({ dialect: { delimiter, quote: '"', escape: '"', lineEnd }, width: 3 })
      }
    }
  })
})

describe('the header', () => {
  test('is the first record', () => {
    expect(shapeOf('name,age\nAda,36\n')).toMatchObject({
      header: ['name', 'age'],
      headerRows: 1,
      bodyLine: 2,
      bodyOffset: 9,
    })
  })

  test('is assumed where all columns are words', () => {
    expect(shapeOf('name,city\nAda,London\nBob,Rome\n').headerRows).toBe(1)
  })

  test('is missing where the first record is like the others', () => {
    expect(shapeOf('1,2020-01-01,x\n2,2020-01-02,y\n3,2020-01-03,z\n')).toMatchObject({
      headerRows: 0,
      header: ['', '', ''],
    })
    expect(shapeOf('AB-12,low\nCD-34,high\nEF-56,low\nGH-78,low\n').headerRows).toBe(0)
  })

  test('may hold years', () => {
    expect(shapeOf('land,1990,2000,2011\nA,5,6,7\nB,8,9,10\n').headerRows).toBe(1)
  })

  test('that is repeated below is a header', () => {
    expect(shapeOf('name,term\nAda,1850\nname,term\nBob,1860\n')).toMatchObject({ headerRows: 1 })
  })

  test('is as the caller says', () => {
    expect(shapeOf('a,b\nc,d\n', { header: false })).toMatchObject({ headerRows: 0, width: 2, bodyOffset: 0 })
    expect(shapeOf('1,2\n3,4\n', { header: true })).toMatchObject({ header: ['1', '2'] })
  })

  test('of several rows is joined, and a name over several columns stands over each', () => {
    const text = ',Staff,,Cost\nUnit,Head,Share,Total\nA,1,2,3\nB,4,5,6\nC,7,8,9\n'
    expect(shapeOf(text)).toMatchObject({ headerRows: 2, header: ['Unit', 'Staff Head', 'Staff Share', 'Cost Total'] })
  })

  test('with an empty name has one row all the same', () => {
    expect(shapeOf(',name,note\n1,Ada,x\n2,Bob,y\n').headerRows).toBe(1)
    expect(shapeOf('name,,note\nAda,b,x\nBob,c,y\n').headerRows).toBe(1)
  })

  test.each([
    ['titles', 'Report of May,,\nAll figures in EUR,,\nname,age,city\nAda,36,London\nBob,7,Rome\n', 2],
    ['a title of one field and an empty line', 'Report of May\n\nname,age,city\nAda,36,London\nBob,7,Rome\n', 2],
    ['comments', '# made by x, version 1\n# y\nname,age,city,a,b\nAda,36,London,1,2\nBob,7,Rome,3,4\n', 2],
  ])('stands below %s', (_, text, preambleLines) => {
    const { header, ...shape } = shapeOf(text)
    expect(header.slice(0, 3)).toEqual(['name', 'age', 'city'])
    expect(shape).toMatchObject({ preambleLines, bodyLine: preambleLines + 2 })
  })
})

describe('the width', () => {
  test('is that of the header when single rows differ', () => {
    expect(shapeOf('a,b,c\n1,2,3\n4,5\n6,7,8\n9,9,9,9\n')).toMatchObject({ width: 3, usualWidth: 3 })
  })

  test('grows when every row ends in a delimiter', () => {
    expect(shapeOf('a,b\n1,2,\n3,4,\n')).toMatchObject({ width: 3, header: ['a', 'b', ''] })
  })

  test('grows in front when row names have no header, as R writes them', () => {
    expect(shapeOf('x,y\nr1,1,2\nr2,3,4\n')).toMatchObject({ width: 3, header: ['', 'x', 'y'] })
  })

  test('stays when all rows lack their last fields', () => {
    expect(shapeOf('a,b,c\n1,2\n3,4\n')).toMatchObject({ width: 3, usualWidth: 2 })
  })

  test('is never doubted when every bad row is to fail', () => {
    expect(shapeOf('a,b,c\n1,2\n3,4\n', { strict: true })).toMatchObject({ width: 3, usualWidth: 3 })
  })
})
