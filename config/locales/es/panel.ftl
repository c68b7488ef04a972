# `/settings`: el panel en el que se decide cómo se comporta el bot en un servidor.

panel-heading = ### Ajustes de este servidor
    -# Cada cambio se aplica al momento. `/library log` muestra quién cambió qué.
button-settings-where = Canales
button-settings-threads = Hilos
button-settings-answers = Respuestas
button-settings-people = Personas
button-settings-memory = Memoria

panel-channels = **Canales de texto** donde respondo sin que me pregunten, si estoy casi seguro
panel-without-content = No puedo leer mensajes que no me mencionan: quien opera el bot no ha activado `message_content`. En los foros respondo solo por el título.
panel-forums = **Foros** donde respondo a las publicaciones nuevas
panel-never = **Aquí nunca:** canales donde solo respondo en privado

panel-threads = **Respuestas en un hilo,** siempre
panel-threads-without-content = Para seguir preguntando en un hilo hay que mencionarme o responderme: quien opera el bot no ha activado `message_content`.
panel-busy-threads = **Respuestas en un hilo,** mientras otros hablan en el canal
panel-solved-tags = **Etiquetas que significan resuelto:** pongo una tras *Eso lo resolvió*. Si no eliges ninguna, me guío por el nombre.
panel-offers = **Canal del equipo** donde ofrezco artículos de hilos resueltos: etiqueta, ✅ de quien preguntó o del equipo, *Eso lo resolvió*
panel-offers-without-content = Aún no puedo leer los hilos: quien opera el bot tiene que activar `message_content` y el permiso de contenido de mensajes de Discord.
offers-not-private = Elige un canal que solo vea el equipo y donde yo pueda escribir, no { $channel }.
panel-credit = **Artículos hechos de mensajes:** ¿se nombra a los autores?
option-credit-yes = Nombrar a los autores
option-credit-no = No nombrar a nadie

panel-memory = **Mensajes de este servidor,** donde los artículos callan: palabra por palabra, sin nombres, solo de canales que el lector puede leer
panel-memory-without-content = Aún no puedo buscar en los mensajes: quien opera el bot tiene que activar `message_content` y el permiso de contenido de mensajes de Discord.
panel-memory-without-history = Aún no puedo buscar en los mensajes: me falta *Leer el historial de mensajes*.
option-memory-off = No buscar en los mensajes
option-memory-private = Mostrarlos solo a quien pregunta
option-memory-public = Mostrarlos a todos, de canales abiertos a todos

panel-passages = **Pasajes** por respuesta
option-passages =
    { $count ->
        [one] { $count } pasaje
       *[other] { $count } pasajes
    }
panel-caution = **Prudencia** al responder
panel-caution-preview =
    { $count ->
        [one] De la última pregunta habría respondido { $cautious } en modo prudente, { $balanced } en modo equilibrado y { $eager } en modo generoso.
       *[other] De las últimas { $count } preguntas habría respondido { $cautious } en modo prudente, { $balanced } en modo equilibrado y { $eager } en modo generoso.
    }
option-cautious = Prudente: mejor ninguna respuesta que una equivocada
option-balanced = Equilibrado
option-eager = Generoso: mejor un pasaje que pueda ayudar
panel-language = **Idioma** de lo que ven todos
option-language-server = El del servidor
panel-private = **Respuestas a** `/ask`

panel-instead-role = **A quién preguntar** si no tengo respuesta: rol
panel-instead-unreachable = No puedo avisar a este rol. Deja que todos lo mencionen, o dame permiso para mencionar todos los roles.
panel-instead-channel = o **canal**
panel-managers = **Roles que pueden gestionar** artículos y ajustes, además de «Gestionar servidor»
panel-managers-hidden = Discord les muestra `/library`, `/settings` e `/insights` cuando permites el rol en *Ajustes del servidor → Integraciones*.

panel-retention = **Borrar** respuestas, votos y preguntas sin respuesta después de
option-days =
    { $days ->
        [one] { $days } día
       *[other] { $days } días
    }
panel-questions = **Preguntas sin respuesta**, sin nombres; `/insights` las muestra
panel-digest = **Resumen semanal** de `/insights`, cada lunes, en

refused-never = No respondo en ese canal: así lo eligió el servidor. Pregúntame en otro, o en privado con `/ask`.
control-outdated = Este botón es de una versión anterior. Usa el comando otra vez.

command-settings = Decide cómo me comporto aquí: dónde respondo, cómo, y qué recuerdo.

option-private-yes = Solo para quien pregunta
option-private-no = Para todo el mundo
option-questions-yes = Conservar
option-questions-no = No conservar
questions-delete = ¿Dejar de conservar las preguntas sin respuesta? Se borrarán las que hay: { $count }.
questions-deleted = Las preguntas sin respuesta ya no se conservan.
button-delete-questions = Borrarlas
