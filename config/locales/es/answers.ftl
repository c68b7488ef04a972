passage-place = ¶ { $paragraph } de { $paragraphs }
passage-curated = 📌 Fijado por el equipo del servidor
passage-elsewhere = También en { $titles }

declined-hint = Hazme una pregunta completa sobre los artículos, como «¿Quién lo escribió y cuándo?». `/help` muestra qué más puedo hacer.
declined-empty-library = La biblioteca está vacía. Quien gestiona el servidor puede añadir el primer artículo con `/library add`.
declined = No encontré respuesta en los artículos.
declined-missing = Ningún artículo menciona { $words }.
declined-closest = Lo más parecido: { $titles }.
declined-language =
    { $count ->
        [one] Los artículos están en { $languages }; pregunta en { $languages }.
       *[other] Los artículos están en { $languages }; pregunta en uno de estos idiomas.
    }
did-you-mean = ¿Querías decir esto? { $question }
also-asked = También preguntaste: { $question }
button-corrected = Preguntar eso
overview = Solo cito; no resumo. Aquí está el artículo: { $title }.
declined-try = Prueba con otras palabras o mira `/articles`.
declined-shared-only = Aquí solo tengo los artículos comunes; pregunta en un servidor por los suyos.

source-without-text = Ese mensaje no tiene texto.

article-unknown = No hay ningún artículo con este título. Elige uno de las sugerencias.
article-unknown-nearest = No hay ningún artículo con este título. ¿Quieres decir «{ $title }»? Elígelo en las sugerencias.
article-unclear =
    { $count ->
        [one] { $count } título coincide; elígelo en las sugerencias.
       *[other] { $count } títulos coinciden; elige uno de las sugerencias.
    }
