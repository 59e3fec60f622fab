export const slovenian = `
ta to ti te tega tej temu tem tista tisto tisti tak taka tako taki
jaz mene me meni mi mano moj moja moje ti tebe tebi tvoj tvoja tvoje on njega ga njemu mu njim ona nje je njej ji njo jo njen njena njegov njegova njegovo mi nas nam nami naš naša naše vi vas vam vaš vaša vaše
oni one njih jih njim jim njihov njihova njihovo se sebe sebi si svoj svoja svoje svojega svojo
kdo koga komu kom kaj česa čemu čem kateri katera katero katere katerega kateremu katerem katerih kakšen kakšna kakšno kdaj kje kam od kod zakaj kako koliko čigav ki
biti sem si je sva smo ste so bil bila bilo bili bile bi bo bodo bom ni nisem niso ima imajo imel imela lahko more mora
in ter a ampak ali pa vendar da če ker ko dokler čeprav toda
v na o po s z iz do od za k h pri pred nad pod skozi čez med brez proti po zaradi glede okoli ob
ne še že samo tudi zelo več tu tam vse vsi vseh ves vsa vsak vsaka drug druga drugo drugi en ena eno
`
