# `/library edit`, `undo`, `pin` y `log`: cuidar lo que ya hay.

add-facts-of-one = Un título o una dirección es de un solo archivo; no los pongas, o añade los archivos uno a uno.
form-edit = Cambiar lo que se sabe
button-undo = Deshacer
restored = { $title } ha vuelto: { paragraphs }.

button-pin = Fijar
pin-question = ### { $question }
    Este pasaje saldría primero con esa pregunta, con la nota de que lo eligió quien gestiona el servidor.
pin-no-passage = Nada de ese artículo responde a la pregunta, o no tiene ese párrafo; tiene { paragraphs }. Indica el número del párrafo.
pinned = Fijado: con «{ $question }» sale ahora primero este pasaje.
unpinned = «{ $question }» se responde otra vez como cualquier pregunta.
unpin-unknown = No se eligió ningún pasaje para esa pregunta; toma una de la lista que se abre al escribir.
pins-none = Aún no se ha elegido ningún pasaje para una pregunta; se hace con `/library pin`.
pins-heading = Pasajes elegidos: { $total }
pins-more =
    { $count ->
        [one] y { $count } más
       *[other] y { $count } más
    }

log-heading = Quién cambió qué
log-empty = Aún no se ha cambiado nada.
log-added = añadió { $what }
log-updated = actualizó { $what }
log-edited = cambió lo que se sabe de { $what }
log-removed = quitó { $what }
log-restored = recuperó { $what }
log-pinned = eligió el pasaje para { $what }
log-unpinned = soltó el pasaje de { $what }
log-followed = empezó a seguir { $what }
log-unfollowed = dejó de seguir { $what }
log-reindexed = volvió a leerlo todo: { $what }
log-stopped = canceló una relectura
log-setting = cambió { $name }: { $value }
log-nothing = lo predeterminado
log-yes = sí
log-no = no
log-cautious = con cautela
log-balanced = con equilibrio
log-eager = con generosidad
setting-channels = canales de texto en los que respondo sin que me pregunten
setting-forums = foros en los que respondo
setting-never = canales sin respuestas públicas
setting-passages = pasajes por respuesta
setting-caution = lo seguro que debo estar
setting-language = idioma
setting-private = respuestas privadas
setting-instead = a quién preguntar en su lugar
setting-managers = roles que pueden administrar
setting-retention = cuánto se conservan respuestas y preguntas
setting-questions = conservar las preguntas sin respuesta
setting-digest = canal del resumen semanal

error-not-in-bin = Ese artículo no se puede recuperar: se quitó hace más de un día, o se ha vuelto a añadir desde entonces.
error-pin-refused = La pregunta no tiene palabras por las que reconocerla, o ya hay demasiados pasajes fijados.

command-library-edit = Cambia el título, la fuente, el autor o la fecha de un artículo de este servidor.
    .article = El título del artículo
command-library-undo = Recupera un artículo que se quitó en las últimas 24 horas.
    .article = El título de un artículo quitado
command-library-pin = Elige el pasaje que sale primero cuando se hace una pregunta.
    .question = La pregunta, como se hace; palabras y orden pueden variar un poco
    .article = El título del artículo que la responde
    .paragraph = El número del párrafo; sin él, el que mejor encaje
command-library-unpin = Hace que una pregunta se responda otra vez como cualquiera.
    .question = La pregunta para la que se eligió el pasaje
command-library-pins = Muestra los pasajes elegidos para preguntas, y cuáles ya no están.
command-library-log = Muestra quién cambió los artículos y ajustes de este servidor, y cuándo.
