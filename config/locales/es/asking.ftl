passage-number = Pasaje { $number } de { $count }
declined-instead = Puedes preguntar a { $whom }.

button-context = Contexto
button-why = ¿Por qué esta respuesta?
button-share = Compartir
button-private = Mostrármela solo a mí
button-solved = Eso lo resolvió
button-memory = Buscar en los mensajes
button-delete = Borrar

answer-forgotten = Esta respuesta es demasiado antigua. Haz la pregunta otra vez.
shared-already = Esta respuesta ya se ha compartido aquí.
delete-not-yours = Solo pueden borrarla quien preguntó, los moderadores y los gestores del servidor.
delete-refused = Aquí no puedo borrarla. Pide a un moderador que lo haga.
vote-helpful = ¡Gracias! Aún puedes cambiar tu voto.
vote-unhelpful = ¡Gracias! Aún puedes cambiar tu voto.
vote-withdrawn = Voto retirado.
solved = ¡Me alegro de que ayudara!
solved-tagged = ¡Me alegro de que ayudara! He marcado la publicación como resuelta.
solved-untagged = ¡Me alegro de que ayudara! No puedo poner la etiqueta: me falta *Gestionar hilos*.
form-reason = Voto anotado. ¿Qué estaba mal?
form-reason-text = Opcional; tu voto cuenta igual
form-reason-hint = Por ejemplo: trata de otra cosa. Lo lee el equipo del servidor, sin tu nombre.

why-heading = ### ¿Por qué esta respuesta?
why-confidence = Confianza: { $percent } %
why-likeness = Frase más cercana en sentido: { $percent } %
why-found = Palabras que coinciden, y su peso: { $listed }.
why-elsewhere = Solo en otros pasajes: { $listed }.
why-nowhere = En ningún artículo: { $listed }.
why-runners-up = Los siguientes (puntuación relativa): { $listed }.
why-synonym = { $word }, aquí «{ $synonym }» ({ $percent } %)
why-word = { $word } ({ $percent } %)
why-runner-up = ¶ { $paragraph } ({ $percent } %)

refused-automod = El AutoMod de este servidor bloqueó mi respuesta. Prueba `/ask` con `private`, o pide que hagan una excepción conmigo.
refused-permission = Allí no puedo escribir. Pregúntame en otro canal o aquí.
refused-silent = No puedes escribir en este canal, así que yo tampoco escribo en él por ti. Pregúntame en otro.
refused-gone = El mensaje o el canal ya no existe. Pregunta otra vez en otro sitio.
refused-busy = Discord no aceptó mi respuesta. Inténtalo otra vez en un minuto.

cooldown-member =
    { $seconds ->
        [one] Has hecho muchas preguntas en poco tiempo; espera { $seconds } segundo.
       *[other] Has hecho muchas preguntas en poco tiempo; espera { $seconds } segundos.
    }
cooldown-channel =
    { $seconds ->
        [one] Se están haciendo muchas preguntas en este canal; espera { $seconds } segundo.
       *[other] Se están haciendo muchas preguntas en este canal; espera { $seconds } segundos.
    }


# $whom: mention of whoever shared it
shared-by = Compartido por { $whom }
button-closest = Pasaje más cercano
button-team = Preguntar al equipo
closest = Quizá no responda a tu pregunta, pero nada se acerca más:
closest-none = Ningún pasaje se acerca.
team-none = Este servidor no tiene un equipo al que preguntar.
team-unreachable = Aquí no puedo avisar a { $team }. Menciónalo tú, o pide a los gestores del servidor que me dejen mencionar roles.
team-asked-already = Ya se ha preguntado al equipo.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } pregunta: { $question }

# What members said. $channel: name of a channel. $day: a date
memory-heading = De los mensajes de este servidor
memory-note = Lo dijeron miembros del servidor. No está en los artículos.
memory-said = dicho en #{ $channel }, { $day }
memory-none = No he encontrado nada sobre eso en los mensajes que puedes leer.
memory-indexing = Discord aún está indexando los mensajes de este servidor. Inténtalo de nuevo en unos minutos.
memory-refused = Ahora no puedo buscar en los mensajes de este servidor. El motivo está en `/settings`.

# Being told when a question can be answered, and posts that ask the same.
button-wish = Avísame más adelante
wish-how = ¿Cómo te aviso cuando los artículos respondan esto? Hasta entonces, 30 días como máximo, guardo tu pregunta y tu ID de Discord.
button-wish-message = Mensaje directo
button-wish-mention = Mencióname aquí
wish-kept = Te avisaré en cuanto los artículos puedan responder esto. `/privacy forget-me` lo anula.
wish-too-many = Ya esperas 20 respuestas; no guardo más.
wish-come-true = Ahora los artículos pueden responder esto:
similar-posts = Preguntas parecidas:
