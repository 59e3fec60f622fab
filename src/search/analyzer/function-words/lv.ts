export const latvian = `
es mani man manis mans mana mūsu mēs mums mūs tu tevi tev tevis tavs tava jūs jums jūsu viņš viņu viņa viņam viņas viņai viņi viņiem viņus viņām sevi sev sevis savs sava savu savas savā savus
šis šī šo šā šīs šie šajā šim šai šiem šo tas tā to tam tās tie tajā tai tiem tos tāds tāda tādi tādas pats pati paši
kas kā kam ko kurš kura kuri kuru kuram kurai kuras kurā kurus kuriem kāds kāda kādi kādu kādas kādā kādam kad kur kāpēc cik vai cikos
būt esmu esi ir esam esat bija biju būs būtu nav nebija var varēja vajag tika tiek tikt kļuva
un vai bet arī ne nedz ka ja jo lai kamēr taču tomēr tāpēc kaut nekā
uz no ar bez pa pie pirms pēc par starp līdz dēļ zem virs pret caur kopš kā pār gar
nē jā vēl jau tikai ļoti vairāk tad te tur šeit visi visas visu viss visa visiem katrs katra cits cita citi citas citu tagad viens viena
`
