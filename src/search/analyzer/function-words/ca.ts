export const catalan = `
el la els les l lo un una uns unes del dels al als pel pels d en na
aquest aquesta aquests aquestes aquell aquella aquells aquelles això allò
jo em me m mi meu meva meus meves tu et te t teu teva teus teves ell ella nosaltres ens nos nostre nostra nostres vosaltres us vostre vostra vostres
ells elles es se s si seu seva seus seves li hi ho n ne vostè vostès
què que qui quin quina quins quines quan quant quanta quants quantes on com perquè qual quals
ser sóc soc ets és som sou són era eren fou foren sigut estat sigui està estan estava estaven hi ha haver he has hem heu han havia havien
tenir té tenen tenia fa fan fer pot poden deu deuen
i o ni però sinó si doncs mentre encara
a amb de des per sense sobre sota fins contra entre cap durant segons davant darrere dins
no més molt molta molts moltes també ja tot tota tots totes altre altra altres mateix mateixa tan així aquí allà només
`
