export const indonesian = `
yang ini itu tersebut para sang si
saya aku kami kita kamu anda engkau kalian dia ia mereka beliau nya ku mu sendiri diri
siapa siapakah apa apakah kapan kapankah mana manakah dimana dimanakah kemana mengapa kenapa bagaimana bagaimanakah berapa berapakah
adalah ialah merupakan yaitu yakni ada bukan tidak tak belum sudah telah sedang akan pernah masih dapat bisa boleh harus perlu ingin menjadi
dan atau tetapi tapi namun melainkan sedangkan serta jika jikalau kalau apabila bila karena sebab agar supaya bahwa ketika saat sementara meskipun walaupun sehingga maka
di ke dari pada kepada daripada dalam untuk bagi dengan oleh tentang mengenai terhadap antara sampai hingga sejak selama sebelum sesudah setelah tanpa menurut sebagai seperti secara atas bawah
juga hanya saja lagi lebih paling sangat sekali semua seluruh setiap tiap beberapa lain lainnya sama begitu demikian di sana sini situ pun lah kah suatu sebuah seorang
`
