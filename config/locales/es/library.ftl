list-heading-all = Artículos: { $total }
list-heading-page = Artículos: { $first } a { $last } de { $total }

fact-author = Autoría
fact-date = Fecha
fact-language = Idioma
fact-paragraphs = Párrafos
fact-origin = Procedencia
origin-sample = viene con Quoth
origin-uploaded = subido aquí como { $name }
origin-pasted = pegado aquí como { $name }
origin-operator = el archivo { $name } de quien mantiene el bot
everywhere = en todos los servidores

added = He añadido { $title }: { paragraphs }. ¡Ya puedes preguntar!
updated =
    { $changed ->
        [0] He actualizado { $title }: lo que se sabe de él; los { paragraphs } siguen como estaban.
        [one] He actualizado { $title }: { $changed } párrafo cambiado, ahora { paragraphs }.
       *[other] He actualizado { $title }: { $changed } párrafos cambiados, ahora { paragraphs }.
    }
unchanged = { $title } ya está en la biblioteca, palabra por palabra: { paragraphs }.
add-url-wrong = La dirección debe empezar por https:// o http:// y no ser demasiado larga.
add-date-wrong = La fecha debe ser un día escrito como 2025-04-30.
add-too-large = El archivo tiene { $size } bytes; se permiten { $limit } como máximo.
add-not-downloaded = No he podido descargar el archivo de Discord; inténtalo de nuevo.
form-add = Añadir un artículo
form-text = Texto
form-text-hint = ¿Más de 4.000 caracteres? Mejor adjunta un archivo.
form-title = Título
form-title-hint = Si no, la primera línea
form-source = Fuente
form-author = Autoría
form-date = Fecha

manage-in-servers-only = Eso solo funciona en un servidor; los mensajes directos no tienen biblioteca propia.
manage-permission-needed = Para eso hace falta el permiso «Gestionar servidor»; pídeselo a quien gestione este servidor.

remove-question = ¿Quitar { $title } ({ paragraphs }) de la biblioteca de este servidor? Durante un día podrás recuperarlo.
remove-done = He quitado { $title }. Se puede recuperar durante un día.
button-remove = Quitar
button-keep = Conservar
nothing-changed = No se ha cambiado nada.
nothing-changed-in-time = No se ha cambiado nada: no hubo respuesta.

reindexing = Releyendo los artículos… Mientras tanto sigo respondiendo preguntas.
reindexing-progress = { $done } de { articles }, { paragraphs }
reindexing-progress-left = { $done } de { articles }, { paragraphs }, quedan unos { $left }
reindexed =
    { $changed ->
        [0] Releídos { articles } con { paragraphs } en { $duration }; no ha cambiado nada.
       *[other] Releídos { articles } con { paragraphs } en { $duration }; párrafos: { $diff }.
    }
button-stop = Cancelar
reindex-stopped = La relectura se canceló. Se responde con los artículos como estaban antes.
reindex-interrupted = Me detuve en medio de esta relectura. No se ha perdido nada: se responde con los artículos como estaban antes. `/library reindex` empieza de nuevo.
reindex-not-running = Ya no hay ninguna relectura que cancelar.
reindexed-answered = Ya tienen respuesta: { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] Ya tiene respuesta { $count } pregunta que no se hizo en público.
       *[other] Ya tienen respuesta { $count } preguntas que no se hicieron en público.
    }
reindexed-pins =
    { $count ->
        [one] { $count } pasaje elegido ya no está; `/library pins` muestra cuál.
       *[other] { $count } pasajes elegidos ya no están; `/library pins` muestra cuáles.
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
status-generation = generación { $generation }, releída { $when }
status-generation-first = generación { $generation }, nunca releída
status-reindexing = se está releyendo: { $done } de { articles }
