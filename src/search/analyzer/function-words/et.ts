export const estonian = `
mina ma minu mu mind minul mulle sina sa sinu su sind sulle tema ta teda temal talle temale meie me meid meile teie te teid teile nemad nad nende neid neile nendel enda oma ennast ise
see selle seda sellel sellele selles sellest sellega need nende neid nendes too tolle niisugune selline sellise
kes kelle keda kellele kellel kellega mis mille mida millel millele milles millest millega millal kus kuhu kust miks kuidas mitu mitme kui palju milline millise millist millised missugune kumb kas
olema olen oled on oleme olete olid oli olnud oleks olla ole pole ei saab saavad sai võib võivad peab tuleb
ja ning või aga kuid vaid et sest kuna kui nagu kuigi ega ehk
ka veel juba ainult väga nii siis siin seal siia kõik kõigi kõike iga iga muu teine teise teised rohkem
koos ilma enne pärast kohta järgi poolt vahel peale alla üle läbi vastu kuni jooksul
`
