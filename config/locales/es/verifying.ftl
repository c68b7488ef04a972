command-verify = Comprueba si un artículo dice esto, palabra por palabra.
    .quote = La frase, tal como la has leído u oído
    .private = Mostrar el resultado solo a ti, o a todos

verify-exact = ✅ Palabra por palabra.
verify-words = ✅ Las palabras son correctas; cambian la puntuación o las mayúsculas.
verify-omits = ✅ Palabra por palabra, con omisiones que la cita señala.
verify-near = ✏️ No es literal. Las palabras distintas están marcadas.
verify-nowhere = ❌ Ningún artículo dice esto.
verify-too-common = Demasiado corto para comprobarlo. Dame un trozo más largo de la frase.
verify-quote = **La cita**
verify-article = **El artículo**
