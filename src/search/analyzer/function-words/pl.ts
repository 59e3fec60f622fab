export const polish = `
ten ta to te ci tego tej tych temu tym tymi tę tą taki taka takie tamten tamta tamto
ja mnie mi mną mój moja moje ty ciebie cię tobie ci twój twoja twoje on ona ono jego go jemu mu nim jej ją nią my nas nam nami
nasz nasza nasze wy was wam wasz wasza wasze oni one ich im nimi się siebie sobie sobą swój swoja swoje
kto kogo komu kim co czego czemu czym który która które których którym którzy jaki jaka jakie jakich kiedy gdzie dlaczego jak ile czyj czy
być jestem jesteś jest jesteśmy są był była było byli były będzie będą bądź mieć ma mają miał miała może mogą
i oraz a ale lub albo ani bo więc że żeby aby jeśli gdy ponieważ choć
w we z ze na do od ode o po pod nad przed przez przy za dla bez u między według
nie tak już jeszcze też także tylko bardzo więcej tu tam wszystko wszystkie wszystkich inny inna inne
`
