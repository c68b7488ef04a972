# `/library edit`, `undo`, `pin` y `log`: cuidar lo que ya hay.

add-facts-of-one = El título y la dirección solo sirven para un archivo. Quítalos, o añade los archivos uno a uno.

# Articles made of threads. $thread: a link
solved-offer = { $thread } está resuelto. ¿Hacer un artículo con él? No se añade nada hasta que tú lo digas.
button-review = Verlo
solved-choose = ¿Qué mensajes forman el artículo? Como máximo { $most }; después puedes editarlos.
button-edit-and-add = Editar y añadir
solved-gone = En este hilo no queda nada que pueda citar.
solved-withheld = No puedo leer este hilo: quien opera el bot tiene que activar `message_content`.
form-message = Mensaje { $number }
form-edit = Editar los datos
button-undo = Deshacer
restored = { $title } ha vuelto: { paragraphs }.
restored-version = La versión anterior de { $title } ha vuelto: { paragraphs }.

bin-heading = Papelera: { $total }
bin-none = La papelera está vacía: no se ha quitado nada en las últimas 24 horas.
bin-undo = `/library undo` recupera un artículo.

button-pin = Fijar
pin-question = ### { $question }
    Este pasaje saldría primero con esa pregunta, con la nota de que lo fijó el equipo del servidor.
pin-no-passage = Aquí no coincide nada. El artículo tiene { paragraphs }; indica el número de un párrafo.
pinned = Fijado. Este pasaje sale ahora primero para «{ $question }».
unpinned = «{ $question }» ya no está fijado.
unpin-unknown = No hay ningún pasaje fijado para esta pregunta. Elige una de las sugerencias.
pins-none = Aún no hay pasajes fijados. Se fijan con `/library pin`.
pins-heading = Pasajes fijados: { $total }

log-heading = Quién cambió qué
log-empty = Aún no se ha cambiado nada.
log-added = añadió { $what }
log-updated = actualizó { $what }
log-edited = editó { $what }
log-removed = quitó { $what }
log-restored = recuperó { $what }
log-pinned = fijó un pasaje para { $what }
log-unpinned = dejó de fijar { $what }
log-followed = empezó a seguir { $what }
log-unfollowed = dejó de seguir { $what }
log-reindexed = volvió a leerlo todo: { $what }
log-unchanged = no cambió nada
log-stopped = canceló una relectura
log-setting = cambió { $name }: { $value }
log-nothing = valor predeterminado
log-cautious = prudente
log-balanced = equilibrado
log-eager = generoso
setting-channels = canales donde respondo sin que me pregunten
setting-forums = foros donde respondo
setting-never = canales sin respuestas públicas
setting-threads = canales donde respondo en hilos
setting-busy-threads = canales donde respondo en hilos si hay mucha actividad
setting-solved-tags = etiquetas que significan resuelto
setting-offers = el canal donde ofrezco artículos
setting-credit = nombrar a los autores de mensajes
setting-memory = buscar en los mensajes de este servidor
setting-passages = pasajes por respuesta
setting-caution = prudencia
setting-language = idioma
setting-private = respuestas privadas
setting-instead = a quién preguntar
setting-managers = roles de gestión
setting-retention = tiempo de conservación
setting-questions = la conservación de preguntas sin respuesta
setting-digest = el canal del resumen semanal


command-library-edit = Cambia el título, la fuente, el autor o la fecha de un artículo de este servidor.
    .article = El título del artículo
command-library-bin = Muestra los artículos quitados o sustituidos en las últimas 24 horas.
command-library-undo = Recupera un artículo que se quitó o se sustituyó en las últimas 24 horas.
    .article = El título de un artículo quitado
command-library-pin = Fija el pasaje que sale primero para una pregunta.
    .question = La pregunta, como se hace; palabras y orden pueden variar un poco
    .article = El título del artículo que la responde
    .paragraph = El número del párrafo; sin él, el que mejor encaje
command-library-unpin = Deja de fijar un pasaje para una pregunta.
    .question = La pregunta para la que se eligió el pasaje
command-library-pins = Muestra los pasajes fijados, y cuáles ya no están.
command-library-log = Muestra quién cambió los artículos y ajustes de este servidor, y cuándo.

log-turned-on = activó { $name }
log-turned-off = desactivó { $name }

synonyms-added = { $words } ahora significan lo mismo en las preguntas.
synonyms-removed = He quitado estos sinónimos:
synonyms-unknown = Aquí no hay esos sinónimos. `/library synonyms list` los muestra.
synonyms-none = Aún no hay sinónimos. `/library synonyms add` añade algunos.
synonyms-heading = Sinónimos: { $total }
log-synonyms-added = añadió los sinónimos { $what }
log-synonyms-removed = quitó los sinónimos { $what }

# `/library test`: preguntas con el pasaje que debería ir primero.

test-question = ### { $question }
    Este pasaje debería ir primero.
button-add-test = Añadir como prueba
test-added = Añadí la pregunta de prueba «{ $question }».
test-removed = Quité la pregunta de prueba «{ $question }».
test-unknown = Esa pregunta de prueba no existe. Elige una de las sugerencias.
tests-none = Aún no hay preguntas de prueba. `/library test add` añade una.
tests-none-changed = La última vez no cambió nada.
tests-heading = Preguntas de prueba: { $total }
tests-as-before = { $same } de { $total } como antes; { $changed } cambiaron.
tests-passed = Pasaje correcto en primer lugar: { $passed }.
tests-upgraded = Me actualizaron y he vuelto a hacer las preguntas de prueba:
tests-place = en el puesto { $place }
tests-nowhere = no aparece
tests-was = { $now }, antes: { $before }
button-tests-changed = Qué cambió
button-tests = Todas las preguntas de prueba
log-test-added = añadió la pregunta de prueba { $what }
log-test-removed = quitó la pregunta de prueba { $what }
