export const slovak = `
ten tá to tí tie toho tej tomu tom tým tých tými tento táto toto títo tieto tohto tejto tomto takýto taký taká také takí
ja ma mňa mne mi mnou môj moja moje ty teba ťa tebe ti tvoj tvoja tvoje on ona ono jeho ho jemu mu ňom ním jej ju ňou my nás nám nami
náš naša naše vy vás vám váš vaša vaše oni ony ich im nimi nich sa si seba sebe svoj svoja svoje svojho svojej svojich
kto koho komu kým čo čoho čomu čom čím ktorý ktorá ktoré ktorí ktorého ktorej ktorému ktorom ktorých ktorým aký aká aké akí kedy kde kam odkiaľ prečo ako koľko čí či
byť som si je sme ste sú bol bola bolo boli bude budú by mať má majú mal mala môže môžu mohol mohla treba
a i aj ale alebo ani avšak že aby keď ak pokiaľ pretože lebo kým než hoci
v vo z zo s so k ku na do od o po pod nad pred cez pri za pre bez u medzi podľa počas proti okolo
ne nie áno už ešte tiež len iba veľmi viac tak tu tam všetko všetky všetkých každý každá iný iná iné
`
