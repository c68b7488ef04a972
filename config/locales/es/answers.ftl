passage-place = ¶ { $paragraph } de { $paragraphs }
passage-curated = 📌 elegido por quien gestiona el servidor

declined-hint = Pregúntame por los artículos de la biblioteca, mejor con una pregunta entera como «¿Quién lo escribió, y cuándo?». Respondo con sus palabras exactas; `/library list` muestra por qué puedes preguntar.
declined-empty-library = La biblioteca todavía no tiene artículos. Quien administra este servidor puede añadir el primero con `/library add`.
declined = La biblioteca no dice nada de eso.
declined-missing = Ningún artículo menciona { $words }.
declined-closest = Lo más cercano: { $titles }.
declined-try = Prueba con otras palabras, o mira en `/library list` por qué puedes preguntar.

source-without-text = Ese mensaje no tiene texto que buscar; prueba con uno que tenga palabras.

article-unknown = Aquí no hay ningún artículo con ese título; elige uno de la lista que se abre al escribir.
article-unknown-nearest = Aquí no hay ningún artículo con ese título. ¿Quieres decir «{ $title }»? Elígelo de la lista que se abre al escribir.
article-unclear =
    { $count ->
        [one] { $count } artículo tiene eso en el título; elige uno de la lista que se abre al escribir.
       *[other] { $count } artículos tienen eso en el título; elige uno de la lista que se abre al escribir.
    }
