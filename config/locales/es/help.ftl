# The card of `/help`.

help = ### Cito; no invento
    Pregúntame con `/ask` o mencióname: respondo con las palabras exactas de mis artículos.
    Para seguir preguntando, responde a mi respuesta. Vota con 👍 y 👎; ⋯ muestra el contexto, los motivos y más.
    `/verify` comprueba una cita, `/articles` muestra los artículos, `/privacy` tus datos.
help-managers = Gestionas este servidor: añade artículos (`/library add` también acepta archivos), elige cómo respondo y mira qué queda sin respuesta.
help-memory = Donde los artículos callan, cito lo que han dicho los miembros, en canales que puedes leer.
help-follow = `/library follow` sigue un sitio entero o un feed. *Add to the library* está en el menú de cada mensaje.
help-follow-channels = `/library follow` sigue un sitio entero, un feed o un canal. *Add to the library* está en el menú de cada mensaje.
button-ask = Preguntar
button-verify = Comprobar una cita
button-articles = Artículos
button-my-data = Mis datos
button-insights = Estadísticas
form-quote = La frase, tal como la leíste
