command-privacy = Mira o borra lo que guardo sobre ti.
command-privacy-show = Muestra lo que guardo sobre ti y durante cuánto tiempo.
command-privacy-forget-me = Borra lo que guardo sobre ti, tras preguntar una vez más.

privacy-heading = Lo que guardo sobre ti
privacy-nothing = Nada.
privacy-answers =
    { $answers ->
        [one] { $answers } respuesta que pediste, { $questions } con las palabras de la pregunta
       *[other] { $answers } respuestas que pediste, { $questions } con las palabras de la pregunta
    }
privacy-votes =
    { $votes ->
        [one] { $votes } voto sobre una respuesta, { $reasons } con un motivo
       *[other] { $votes } votos sobre respuestas, { $reasons } con un motivo
    }
privacy-changes =
    { $changes ->
        [one] { $changes } entrada con tu nombre en el registro de cambios de una biblioteca
       *[other] { $changes } entradas con tu nombre en los registros de cambios de las bibliotecas
    }
privacy-said =
    { $said ->
        [one] { $said } mensaje tuyo en un artículo
       *[other] { $said } mensajes tuyos en artículos
    }
privacy-wishes =
    { $wishes ->
        [one] { $wishes } pregunta que esperas, con tu número de Discord, 30 días como máximo
       *[other] { $wishes } preguntas que esperas, con tu número de Discord, 30 días como máximo
    }
privacy-oldest = lo más antiguo es de { $when }
privacy-how = De una respuesta recuerdo qué pasajes mostró, no lo que se preguntó. Te guardo con un seudónimo, no con tu nombre.
privacy-how-questions = De una respuesta recuerdo qué pasajes mostró y, porque así lo ha elegido quien mantiene este bot, las palabras de la pregunta. Te guardo con un seudónimo, no con tu nombre.
privacy-retention =
    { $days ->
        [one] Las respuestas y los votos se borran como muy tarde al cabo de { $days } día; `/privacy forget-me` lo borra todo al instante.
       *[other] Las respuestas y los votos se borran como muy tarde al cabo de { $days } días; `/privacy forget-me` lo borra todo al instante.
    }
privacy-elsewhere = Las preguntas sin respuesta y los motivos de los votos pueden mostrarse a quienes gestionan el servidor, sin nombre. Mis respuestas son mensajes normales y siguen en Discord hasta que se borren allí.
privacy-nothing-to-forget = No guardo nada sobre ti.
privacy-forget-question =
    { $answers ->
        [one] ¿Borrar lo que guardo sobre ti: { $answers } respuesta que pediste, votos: { $votes }, entradas en registros: { $changes }? Los mensajes de Discord se quedan.
       *[other] ¿Borrar lo que guardo sobre ti: { $answers } respuestas que pediste, votos: { $votes }, entradas en registros: { $changes }? Los mensajes de Discord se quedan.
    }
privacy-forget-said =
    { $said ->
        [one] También se quita { $said } mensaje tuyo de un artículo.
       *[other] También se quitan { $said } mensajes tuyos de los artículos.
    }
privacy-forgotten = Hecho. Ya no guardo nada sobre ti.
privacy-forgotten-said =
    { $articles ->
        [one] Hecho. Ya no guardo nada sobre ti; { $articles } artículo ya no tiene tus palabras.
       *[other] Hecho. Ya no guardo nada sobre ti; { $articles } artículos ya no tienen tus palabras.
    }
button-forget = Olvídame
