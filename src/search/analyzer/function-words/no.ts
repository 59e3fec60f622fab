export const norwegian = `
en ei et den det de dem denne dette disse
jeg meg min mitt mine du deg din ditt dine han ham hans hun henne hennes vi oss vår vårt våre dere deres seg sin sitt sine man
hvem hva hvilken hvilket hvilke når hvor hvorfor hvordan om
er var vært være har hadde hatt ha blir ble bli blitt skal skulle kan kunne må måtte vil ville får fikk gjør gjøre
og eller men at som da fordi mens enn
i på av for fra med til under over ved mellom gjennom mot etter før hos innen
ikke også bare mye mange mer mest så her der alle alt andre annen samme
`
