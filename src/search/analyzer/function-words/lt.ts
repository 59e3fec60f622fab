export const lithuanian = `
aš mane man manęs manimi mano tu tave tau tavo jis jo jam jį juo ji jos jai ją mes mus mums mūsų jūs jus jums jūsų jie jų jiems juos jomis jais joms jas save sau savo
šis ši šio šios šie šiam šią šiame šioje šių tas ta to tos tie tam tą tame toje tų tai toks tokia tokie tokios pats pati patys
kas ko kam ką kuo kuris kuri kurio kurios kurie kuriam kurį kurią kuriame kurioje kurių kurias kuriuos koks kokia kokie kokios kokį kokią kokiame kokioje kokių kada kur kodėl kaip kiek kelis keli kelios keliais kieno ar
būti esu esi yra esame esate buvo buvau būtų bus nėra nebuvo turi turėjo gali galėjo reikia tapo
ir o bet arba ar nei kad jei jeigu nes kol nors tačiau todėl taigi
į iš su be per po prie prieš už dėl apie tarp pagal nuo iki virš ties ant pas vietoj
ne dar jau tik taip pat labai daug daugiau čia ten visi visos viso visą visų kiekvienas kiekviena kitas kita kiti kitos kitų tada dabar vienas viena
`
