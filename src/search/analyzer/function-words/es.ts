export const spanish = `
el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel aquella aquellos aquellas esto eso
yo me mi mis mí tú te tu tus ti él ella ello nosotros nosotras nos nuestro nuestra nuestros nuestras vosotros os vuestro vuestra
ellos ellas se sí su sus suyo suya usted ustedes le les
qué que quién quien quiénes quienes cuál cual cuáles cuales cuándo cuando cuánto cuanto cuánta cuántos cuántas dónde donde cómo como porqué
ser soy eres es somos son era eran fue fueron sido siendo sea estar estoy está están estaba estaban
haber he has ha hemos han había habían hay tener tiene tienen tenía hace hacen puede pueden debe deben
y e o u pero sino ni si porque aunque mientras pues
a ante bajo con contra de desde durante en entre hacia hasta para por según sin sobre tras
no más muy también ya todo toda todos todas otro otra otros otras mismo misma tan tanto así aquí allí
`
