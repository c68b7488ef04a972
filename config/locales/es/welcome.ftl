# El primer mensaje en un servidor.

welcome = ### Hola, soy Quoth
    Respondo preguntas con las palabras exactas de los artículos de mi biblioteca, y te lo digo si no dicen nada. Tres pasos:
welcome-add = **1. Dame algo que citar:** pega un texto, o adjunta archivos a `/library add`.
welcome-choose = **2. Decide cómo me comporto:** dónde respondo, lo seguro que debo estar, quién me gestiona.
welcome-try = **3. Prueba una pregunta,** aquí o más tarde con `/ask`, o mencionándome.
button-choose = Ajustes
button-try = Preguntar
form-try = Probar una pregunta
form-try-question = ¿Qué quieres saber?
form-try-hint = Una pregunta entera, como se la harías a una persona
