/** Words that carry no content of their own in a question about a table. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on at to for by with from as and or nor but is was were are be been being am do does did done has have had having ' +
    'that this these those it its he she his her him they their them we you i me my your our who whom whose what which when where why how many much ' +
    'long old often there here then than so such if not no s t d ll re ve can could will would shall should may might must ' +
    'also any all both each either neither some other another same only just about into over under during between among through ' +
    'ever yet still too very more most less least first last one number total amount name named list listed chart table according ' +
    'tell give show please out up down'
  ).split(' '),
)

/** Words that alone never mean a cell. */
export const noCellWords: ReadonlySet<string> = new Set(
  (
    'the a an of in on at to for by with from and or is was were are be did do does has have had that this what which who how many much s it ' +
    'their than more less most least first last number total same different other next previous before after only all not no there list listed name'
  ).split(' '),
)
