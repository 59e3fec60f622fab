export const hungarian = `
a az egy ez ezt azt ezek azok ennek annak ebben abban erre arra
én engem nekem te téged neked ő őt neki mi minket nekünk ti titeket nektek ők őket nekik maga
ki kit kinek mi mit minek melyik mely melyek mikor hol hova honnan miért hogyan mennyi hány milyen aki ami amely
van vannak volt voltak lesz lenni nincs nem ne kell lehet
és vagy de hanem ha hogy mert bár mint is
alatt között után előtt szerint nélkül által ellen felé
csak már még nagyon igen itt ott így úgy minden más
`
