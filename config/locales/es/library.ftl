list-heading-all = Artículos: { $total }
list-heading-page = Artículos: { $first } a { $last } de { $total }

fact-author = Autor
fact-date = Fecha
fact-language = Idioma
fact-paragraphs = Párrafos
fact-origin = Procedencia
fact = **{ $name }:** { $value }
origin-sample = viene con Quoth
origin-uploaded = subido aquí como { $name }
origin-pasted = pegado aquí como { $name }
origin-operator = archivo { $name } del operador del bot
everywhere = en todos los servidores

added = He añadido { $title }: { paragraphs }. ¡Ya puedes preguntar!
updated =
    { $changed ->
        [0] He actualizado los datos de { $title }. El texto ({ paragraphs }) no ha cambiado.
        [one] He actualizado { $title }: { $changed } párrafo cambiado, ahora { paragraphs }.
       *[other] He actualizado { $title }: { $changed } párrafos cambiados, ahora { paragraphs }.
    }
updated-same-name = Tiene el mismo nombre y casi el mismo texto que antes; `/library undo` recupera la versión anterior durante un día.
unchanged = { $title } ya está en la biblioteca, palabra por palabra: { paragraphs }.
add-url-wrong = La dirección debe empezar por https:// o http://.
add-date-wrong = Escribe la fecha como 2025-04-30 o 30 de abril de 2025.
add-date-understood = Entiendo la fecha como { $date }.
add-too-large = Este archivo tiene { $size } bytes; el límite es { $limit }.
add-not-downloaded = Discord no entregó el archivo. Inténtalo otra vez.
form-add = Añadir un artículo
form-text = Texto
form-text-hint = ¿Más de 4.000 caracteres? Mejor adjunta un archivo.
form-title = Título
form-title-hint = Vacío: la primera línea
form-source = Fuente
form-author = Autor
form-date = Fecha
form-date-hint = 30 de abril de 2025
button-back-to-form = Volver al formulario

manage-in-servers-only = Esto solo funciona en servidores.
manage-permission-needed = Solo quien gestiona el servidor puede hacer esto («Gestionar servidor»).

remove-question = ¿Quitar { $title } ({ paragraphs })? Puedes deshacerlo durante 24 horas.
remove-done = He quitado { $title }. Puedes deshacerlo durante 24 horas.
button-remove = Quitar
button-keep = Conservar
nothing-changed = No ha cambiado nada.
nothing-changed-in-time = No ha cambiado nada: no respondiste a tiempo.

reindexing = Releyendo… Mientras tanto sigo respondiendo.
reindexing-progress = { $done } de { articles }, { paragraphs }
reindexing-progress-left = { $done } de { articles }, { paragraphs }, quedan unos { $left }
reindexed =
    { $changed ->
        [0] Relectura terminada: { articles } con { paragraphs } en { $duration }; no ha cambiado nada.
       *[other] Relectura terminada: { articles } con { paragraphs } en { $duration }; párrafos: { $diff }.
    }
button-stop = Cancelar
reindex-stopped = Relectura cancelada. Respondo con los artículos tal como estaban.
reindex-interrupted = Me detuve en medio de esta relectura. No se ha perdido nada; `/library reindex` empieza de nuevo.
reindex-not-running = No hay ninguna relectura en curso.
reindexed-answered = Ya tienen respuesta: { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] Ya tiene respuesta { $count } pregunta que no se hizo en público.
       *[other] Ya tienen respuesta { $count } preguntas que no se hicieron en público.
    }
reindexed-pins =
    { $count ->
        [one] { $count } pasaje fijado ya no está; `/library pins` muestra cuál.
       *[other] { $count } pasajes fijados ya no están; `/library pins` muestra cuáles.
    }
reindexed-added = Añadidos: { $titles }.
reindexed-updated = Actualizados: { $titles }.
reindexed-missing = Conservados aunque falta el archivo: { $titles }.
reindexed-and-more = { $titles } y { $count } más
reindexed-more-failed =
    { $count ->
        [one] Tampoco se ha podido leer { $count } archivo más.
       *[other] Tampoco se han podido leer { $count } archivos más.
    }

status-sample = Biblioteca de muestra
status-shared = Biblioteca de todos los servidores
status-own = Biblioteca de este servidor
status-generation = releída { $when }
status-reindexing = se está releyendo: { $done } de { articles }
status-shard = -# Shard { $shard } de { $count }

manage-roles-needed = Solo quien gestiona el servidor puede hacer esto («Gestionar servidor» o { $roles }).
button-show = Mostrar
added-answers =
    { $count ->
        [one] { $count } pregunta pendiente ya tiene respuesta.
       *[other] { $count } preguntas pendientes ya tienen respuesta.
    }
