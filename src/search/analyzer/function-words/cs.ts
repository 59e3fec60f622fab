export const czech = `
ten ta to ti ty toho té tomu tom tím těch těm těmi tento tato toto tyto takový taková takové
já mě mně mi mnou můj moje ty tebe tě tobě ti tvůj tvoje on ona ono jeho ho jemu mu něm jej jí ní my nás nám námi
náš naše vy vás vám váš vaše oni ony jejich jim jimi se si sebe sobě svůj svoje své
kdo koho komu kým co čeho čemu čím který která které kteří kterých jaký jaká jaké kdy kde kam odkud proč jak kolik čí zda
být jsem jsi je jsme jste jsou byl byla bylo byli byly bude budou mít má mají měl může mohou
a i ale nebo ani avšak že aby když pokud protože jestli než
v ve z ze s se na do od o po pod nad před přes při za pro bez u mezi podle
ne ano už ještě také jen velmi více tak tu tam zde vše všechny všech jiný jiná jiné
`
