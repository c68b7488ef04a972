command-verify = Comprueba si un artículo dice esto, palabra por palabra.
    .quote = La frase, tal como la has leído u oído
    .private = Mostrar el resultado solo a ti, o a todos

verify-exact = ✅ Palabra por palabra.
verify-words = ✅ Las palabras son correctas; cambian la puntuación o las mayúsculas.
verify-near = ✏️ No es palabra por palabra. Este es el pasaje más parecido; las palabras que difieren están marcadas.
verify-nowhere = ❌ Ningún artículo dice eso, ni nada parecido.
verify-too-common = Esas palabras están en cualquier texto; dame un trozo más largo de la frase.
verify-quote = **Tu cita**
verify-article = **El artículo**
