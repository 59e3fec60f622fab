/** A table as encyclopedias have them: names, lists, years, dates, scores and a total. */
export const raceColumns = ['Pos', 'Driver', 'Country', 'Team', 'Year', 'Date', 'Points', 'Wins'] as const

export const races: readonly (readonly string[])[] = [
  ['1', 'Ann Abel', 'France', 'Reds', '1990', '1990-05-03', '60', '5'],
  ['2', 'Bea Berg', 'Italy', 'Blues', '1991', '1991-06-04', '55', '3'],
  ['3', 'Cid Cole', 'France', 'Blues', '1995', '1995-07-05', '41', '2'],
  ['4', 'Dan Dorn', 'Spain', 'Reds', '1995', '1995-05-20', '41', '0'],
  ['5', 'Eva Ende', 'France', 'Greens', '2001', '2001-09-09', '12', '1'],
  ['6', 'Flo Funk', 'Italy', '', '2003', '2003-01-30', '7', '0'],
]
