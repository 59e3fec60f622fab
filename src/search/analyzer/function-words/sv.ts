export const swedish = `
en ett den det de dem denna detta dessa
jag mig min mitt mina du dig din ditt dina han honom hans hon henne hennes vi oss vår vårt våra ni er ert era deras sig sin sitt sina man
vem vems vad vilken vilket vilka när var varför hur huruvida
är var varit vara har hade haft ha blir blev bli blivit ska skall skulle kan kunde måste får fick vill ville gör göra
och eller men utan om att som då därför medan än eftersom
i på av för från med till under över vid mellan genom mot efter före hos inom ur åt
inte ej också bara mycket många mer mest så här där alla allt andra annan samma
`
