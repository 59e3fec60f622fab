export const italian = `
il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dallo dalla dai dagli dalle dall
nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull col coi
io me mi mio mia miei mie tu te ti tuo tua tuoi tue lui lei noi ci nostro nostra nostri nostre voi vi vostro vostra vostri vostre
loro si sé suo sua suoi sue esso essa essi esse ne questo questa questi queste quello quella quelli quelle quel quei quegli ciò
chi che cosa cui quale quali quando quanto quanta quanti quante dove come perché perchè
essere sono sei è siamo siete era erano fu furono stato stata stati state sia avere ho hai ha abbiamo avete hanno aveva avevano
fa fanno può possono deve devono c
e ed o od ma se né anche poiché mentre quindi dunque
a ad di d da in con su per tra fra senza sotto sopra verso dopo prima contro
non più molto molti molte tutto tutta tutti tutte altro altra altri altre stesso stessa così qui lì là già
`
