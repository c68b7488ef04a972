# `/settings`: el panel en el que se decide cómo se comporta el bot en un servidor.

panel-heading = ### Ajustes de este servidor
    -# Cada elección vale de inmediato. `/library log` muestra quién cambió qué.
button-settings-where = Canales
button-settings-answers = Respuestas
button-settings-people = Personas
button-settings-memory = Memoria

panel-channels = **Canales de texto** en los que respondo preguntas sin que me lo pidan, cuando estoy casi seguro
panel-without-content = No puedo leer los mensajes que no me mencionan, porque quien me ejecuta no ha activado el ajuste `message_content`. Hasta entonces respondo publicaciones de foro por su título, y nada en los canales de texto.
panel-forums = **Foros** en los que respondo publicaciones nuevas
panel-never = **Aquí nunca:** canales en los que no escribo nada que todos vean; allí las respuestas a `/ask` son privadas

panel-passages = **Pasajes** por respuesta, como máximo
option-passages =
    { $count ->
        [one] { $count } pasaje
       *[other] { $count } pasajes
    }
panel-caution = **Lo seguro** que tengo que estar
panel-caution-preview =
    { $count ->
        [one] De la última pregunta habría respondido { $cautious } con cautela, { $balanced } con equilibrio y { $eager } con generosidad.
       *[other] De las últimas { $count } preguntas habría respondido { $cautious } con cautela, { $balanced } con equilibrio y { $eager } con generosidad.
    }
option-cautious = Con cautela: mejor ninguna respuesta que una errónea
option-balanced = Con equilibrio
option-eager = Con generosidad: mejor un pasaje que quizá ayude
panel-language = **Idioma** de lo que ven todos
option-language-server = El del servidor
panel-private = **Las respuestas a** `/ask` las ve
button-private-on = Solo quien pregunta
button-private-off = Todo el mundo

panel-instead-role = **Rol** al que preguntar lo que la biblioteca no dice
panel-instead-channel = o el **canal** donde preguntarlo
panel-managers = **Roles que pueden gestionar** los artículos y estos ajustes, además de quienes tienen Gestionar servidor

panel-retention = **Las respuestas, los votos y las preguntas sin respuesta** se borran a los
option-days =
    { $days ->
        [one] { $days } día
       *[other] { $days } días
    }
panel-questions = **Las preguntas sin respuesta** se guardan, sin quién las hizo, para que `/insights` muestre lo que falta
button-questions-on = Se guardan
button-questions-off = No se guardan
panel-digest = **Resumen semanal:** el canal que recibe cada lunes un resumen de `/insights`

refused-never = En ese canal no respondo a nadie, así lo ha decidido quien gestiona el servidor. Pregúntame en otro, o con `/ask`: ahí te respondo en privado.
control-outdated = Este botón es de una versión anterior de mí; vuelve a dar la orden, por favor.

command-settings = Decide cómo me comporto aquí: dónde respondo, cómo, y qué recuerdo.
