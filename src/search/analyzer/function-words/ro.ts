const romanianWithComma = `
un o unui unei unor niște al a ai ale cel cea cei cele acest această acești aceste acel acea acei acele acesta aceasta acestea
eu mă mie mi meu mea mei mele tu te ție ți tău ta el ea lui ei îl își noi ne nouă nostru noastră noștri noastre voi vă vouă vostru voastră
lor îi le se sine său sa săi sale
cine ce care căruia căreia când unde cum cât câtă câți câte
fi sunt ești este e suntem sunteți era erau fost fie am ai are avem aveți au avea poate pot trebuie face fac
și sau dar ori nici dacă că să deși
de la în din pe cu pentru prin spre fără sub peste între după până către despre
nu mai foarte tot toată toți toate alt altă alți alte aici acolo doar
`

/** Older texts write the letters with a cedilla. */
export const romanian = romanianWithComma + romanianWithComma.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')
