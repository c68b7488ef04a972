command-privacy = Mira o borra lo que guardo sobre ti.
command-privacy-show = Muestra lo que guardo sobre ti y durante cuánto tiempo.
command-privacy-forget-me = Borra lo que guardo sobre ti, tras preguntar una vez más.

privacy-heading = Lo que guardo sobre ti
privacy-nothing = Nada.
privacy-answers =
    { $answers ->
        [one] { $answers } respuesta que pediste
       *[other] { $answers } respuestas que pediste
    }{ $questions ->
        [0] { "" }
       *[other] , { $questions } con las palabras de la pregunta
    }
privacy-votes =
    { $votes ->
        [one] { $votes } voto sobre una respuesta
       *[other] { $votes } votos sobre respuestas
    }{ $reasons ->
        [0] { "" }
       *[other] , { $reasons } con un motivo
    }
privacy-changes =
    { $changes ->
        [one] { $changes } entrada con tu nombre en el registro de una biblioteca
       *[other] { $changes } entradas con tu nombre en los registros de las bibliotecas
    }
privacy-said =
    { $said ->
        [one] { $said } mensaje tuyo en un artículo
       *[other] { $said } mensajes tuyos en artículos
    }
privacy-wishes =
    { $wishes ->
        [one] { $wishes } pregunta cuya respuesta esperas, con tu ID de Discord, 30 días como máximo
       *[other] { $wishes } preguntas cuya respuesta esperas, con tu ID de Discord, 30 días como máximo
    }
privacy-oldest = lo más antiguo es de { $when }
privacy-how = De cada respuesta recuerdo los pasajes que mostró, no lo que se preguntó. Te guardo con un seudónimo, no con tu nombre.
privacy-how-questions = De cada respuesta recuerdo los pasajes que mostró y, porque así lo eligió el operador del bot, las palabras de la pregunta. Te guardo con un seudónimo, no con tu nombre.
privacy-retention =
    { $days ->
        [one] Las respuestas y los votos se borran como muy tarde al cabo de { $days } día; `/privacy forget-me` lo borra todo al instante.
       *[other] Las respuestas y los votos se borran como muy tarde al cabo de { $days } días; `/privacy forget-me` lo borra todo al instante.
    }
privacy-elsewhere = Quienes gestionan el servidor pueden ver las preguntas sin respuesta y los motivos de los votos, sin nombre. Mis respuestas son mensajes normales y siguen en Discord hasta que alguien los borre.
privacy-nothing-to-forget = No guardo nada sobre ti.
privacy-forget-question = ¿Borrar todo lo que guardo sobre ti? Mis respuestas en Discord se quedan.
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
