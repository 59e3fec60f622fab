export const portuguese = `
o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela pelos pelas dum duma num numa
este esta estes estas esse essa esses essas aquele aquela aqueles aquelas isto isso aquilo deste desta desse dessa neste nesta nesse nessa
eu me mim meu minha meus minhas tu te ti teu tua você vocês ele ela nós nosso nossa nossos nossas eles elas se si seu sua seus suas lhe lhes
que quê quem qual quais quando quanto quanta quantos quantas onde como porquê
ser sou és é somos são era eram foi foram sido seja estar está estão estava estavam ter tem têm tinha tinham há havia
faz fazem pode podem deve devem
e ou mas nem se porque embora enquanto pois
a ante até com contra de desde em entre para perante por sem sob sobre após
não mais muito muita muitos muitas também já todo toda todos todas outro outra outros outras mesmo mesma tão assim aqui ali
`
