export const french = `
le la les l un une des du de d au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
je j me m moi tu te t toi il elle on nous vous ils elles se s soi lui eux y en ça cela ceci c
qui que qu quoi dont où quand comment pourquoi combien quel quelle quels quelles lequel laquelle lesquels lesquelles
être suis es est sommes êtes sont était étaient été sera seront serait ai as a avons avez ont avait avaient eu aura auront
fait faire peut peuvent doit doivent
et ou mais donc or ni car si comme lorsque puisque parce alors ainsi
à dans par pour sur sous avec sans chez entre vers depuis pendant avant après contre jusque jusqu lors
ne n pas plus non aussi très tout toute tous toutes même mêmes autre autres là ici bien
`
