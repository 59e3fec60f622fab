export const dutch = `
de het een die dat deze dit
ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hen hun zich men er
wie wiens wat welke welk wanneer waar waarom hoe hoeveel of
ben bent is zijn was waren geweest heb hebt heeft hebben had hadden word wordt worden werd werden geworden
zal zullen zou zouden kan kunnen kon konden moet moeten mag mogen wil willen doet doen
en maar want dus als omdat hoewel terwijl toen dan
aan achter af bij binnen boven buiten door in langs met na naar naast om onder onderaan op over per sinds te tegen ten ter tot tussen uit van vanaf via voor zonder
niet geen ook nog al alle alles meer veel zeer zo hier daar wel maar andere ander
`
