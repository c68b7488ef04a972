passage-number = Pasaje { $number } de { $count }
declined-instead = Puedes preguntar a { $whom }.

button-context = Contexto
button-why = ¿Por qué esta respuesta?
button-share = Compartir
button-private = Mostrar solo a mí
button-delete = Borrar

answer-forgotten = Esta respuesta es demasiado antigua para sus botones; haz la pregunta otra vez.
shared-already = Esta respuesta ya se ha compartido aquí.
delete-not-yours = Solo pueden borrarla quien preguntó, los moderadores y los gestores del servidor.
vote-helpful = ¡Gracias! Aún puedes cambiar tu voto.
vote-unhelpful = ¡Gracias! Aún puedes cambiar tu voto.
vote-withdrawn = Voto retirado.
form-reason = Contado. ¿Qué estaba mal?
form-reason-text = Opcional; tu voto cuenta igual
form-reason-hint = Por ejemplo: trata de otra cosa

why-heading = ### ¿Por qué esta respuesta?
why-confidence = Cuán seguro estaba: { $percent } %
why-likeness = Cuánto se acerca el sentido de su mejor frase a la pregunta: { $percent } %
why-found = Palabras de la pregunta que están aquí, y cuánto dice cada una: { $listed }.
why-elsewhere = Palabras que solo están en otros pasajes: { $listed }.
why-nowhere = Palabras que ningún artículo tiene: { $listed }.
why-runners-up = Los siguientes, comparados con el mejor: { $listed }.
why-word = { $word } ({ $percent } %)
why-runner-up = { $title } ¶ { $paragraph } ({ $percent } %)

refused-automod = El AutoMod de este servidor no me deja publicar eso aquí. Prueba `/ask` con la opción `private`, o pide a quien administra el servidor que me exceptúe.
refused-permission = No tengo permiso para escribir allí. Pregúntame en otro canal o aquí por mensaje directo, o pide a quien administra el servidor que me deje escribir.
refused-gone = El mensaje o el canal ya no existe; pregunta otra vez donde pueda responder.
refused-busy = Discord no aceptó mi respuesta; pregunta otra vez dentro de un minuto.

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

error-article-gone = El artículo se ha quitado de la biblioteca desde entonces; pregunta otra vez para ver qué hay ahora.
error-passage-changed = El artículo ha cambiado desde entonces y ya no tiene este pasaje; pregunta otra vez para ver qué dice ahora.

# $whom: mention of whoever shared it
shared-by = Compartido por { $whom }
button-closest = Pasaje más cercano
button-team = Preguntar al equipo
closest = Quizá no responda a tu pregunta, pero nada se acerca más:
closest-none = Ningún pasaje se acerca.
team-none = Este servidor no tiene un equipo al que preguntar.
team-asked-already = Ya se ha preguntado al equipo.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } pregunta: { $question }
