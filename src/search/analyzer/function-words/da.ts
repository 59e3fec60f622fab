export const danish = `
en et den det de dem denne dette disse
jeg mig min mit mine du dig din dit dine han ham hans hun hende hendes vi os vores i jer jeres deres sig sin sit sine man
hvem hvis hvad hvilken hvilket hvilke hvornår hvor hvorfor hvordan om
er var været være har havde haft have bliver blev blive blevet skal skulle kan kunne må måtte vil ville får fik gør gøre
og eller men at som da når fordi mens end
på af for fra med til under over ved mellem gennem mod efter før hos inden ad
ikke også kun meget mange mere mest så her der alle alt andre anden samme
`
