export const finnish = `
minä minun minua minulle sinä sinun sinua hän hänen häntä hänelle me meidän meitä meille te teidän teitä he heidän heitä
se sen sitä siinä siitä ne niiden niitä tämä tämän tätä tässä tästä nämä näiden tuo tuon tuota nuo joka jonka jota jossa josta jotka joiden joita
kuka kenen ketä mikä minkä mitä missä mistä mihin milloin miksi miten kuinka mitkä
olla olen olet on olemme olette ovat oli olivat ollut olisi ei en et emme ette eivät voi voivat voidaan pitää
ja tai vai mutta sekä eli jos kun koska että vaikka kuin
myös vain vielä jo hyvin niin nyt siellä täällä sinne kaikki kaikkien kaikkia muu muut
kanssa ilman ennen jälkeen mukaan
`
