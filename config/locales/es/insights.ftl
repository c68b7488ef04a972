# `/insights`: qué se pregunta y qué quedó sin respuesta; el resumen de cada semana.

insights-heading = Estadísticas: los últimos { $days } días
digest-heading = Los últimos { $days } días
insights-nothing = No se preguntó nada.
insights-questions =
    { $questions ->
        [one] **{ $questions } pregunta**, { $percent } % respondida
       *[other] **{ $questions } preguntas**, { $percent } % respondidas
    }
insights-helpful =
    { $votes ->
        [one] **{ $votes } voto**, { $percent } % útil
       *[other] **{ $votes } votos**, { $percent } % útiles
    }
insights-top = Lo más citado
insights-article =
    { $answers ->
        [one] { $title }: { $answers } respuesta
       *[other] { $title }: { $answers } respuestas
    }
insights-sources = Fuentes de las respuestas
insights-source = { $name }: { $answers }
insights-unused = Nunca citados: { $count } de { $total } artículos
insights-from-files = archivos y textos pegados
insights-from-messages = mensajes
insights-from-shared = biblioteca común
insights-from-sample = biblioteca de muestra
insights-open = Preguntas sin respuesta
insights-none-open = Ninguna pregunta espera respuesta.
insights-times =
    { $count ->
        [one] hecha una vez
       *[other] hecha { $count } veces
    }
insights-answered-now = ya tiene respuesta
insights-more =
    { $count ->
        [one] y { $count } más, en la tabla
       *[other] y { $count } más, en la tabla
    }
digest-hidden =
    { $count ->
        [one] y { $count } que no se hizo en público
       *[other] y { $count } que no se hicieron en público
    }
digest-more = Quien gestiona el servidor ve más con `/insights`.
button-add-article = Añadir un artículo
button-days =
    { $days ->
        [one] { $days } día
       *[other] { $days } días
    }
chart-answered = respondidas
chart-unanswered = sin respuesta
chart-described = Las preguntas de cada día, con y sin respuesta

command-insights = Muestra qué se pregunta y se responde aquí, y qué preguntas quedaron sin respuesta.

insights-work = Trabajar en una pregunta
insights-closest = Esto es lo más parecido:
insights-unhelpful = Respuestas votadas como no útiles
insights-none-unhelpful = Ninguna respuesta por revisar.
insights-unhelpful-votes =
    { $count ->
        [one] { $count } voto
       *[other] { $count } votos
    }
insights-unknown-question = Una pregunta que no guardo
insights-unquoted = Artículos nunca citados
insights-all-quoted = Todos los artículos se han citado.
button-unhelpful = No útiles: { $count }
button-unquoted = Nunca citados: { $count }
button-pin-this = Fijar este pasaje
button-answer-with = Responder con…
button-dismiss = Descartar
button-look = Ver
form-answer = Responder con un pasaje
form-answer-question = La pregunta, tal como se hace
form-answer-article = Título del artículo que la responde
form-answer-paragraph = Número del párrafo (vacío: el mejor)
question-dismissed = Descartado.
question-not-open = Esto ya está hecho. `/insights` muestra lo que queda.
log-dismissed = descartó la pregunta { $what }
