export const turkish = `
bir bu şu o bunlar şunlar onlar bunun şunun onun bunu şunu onu buna ona bunda onda
ben beni bana benim sen seni sana senin biz bizi bize bizim siz sizi size sizin onların kendi kendisi
kim kimin kime ne neyi neye nerede nereye nereden neden niçin niye nasıl hangi kaç zaman mi mı mu mü
değil var yok olan olarak oldu olduğu olur olmak idi ise dir
ve veya ya da de ki ama fakat ancak çünkü eğer ile hem
için gibi kadar göre sonra önce üzere doğru karşı rağmen
çok daha en her hiç tüm bütün bazı diğer başka aynı şey
`
