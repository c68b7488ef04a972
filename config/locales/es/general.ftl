failure = Algo ha fallado. Inténtalo otra vez; si se repite, da a quien opera el bot la referencia `{ $reference }`.
outdated-command = Este comando está desactualizado. Quien opera el bot tiene que ejecutar `quoth sync`.
restarted = Me reiniciaron mientras tanto. Usa el comando otra vez.
not-your-buttons = Estos botones son del comando de otra persona.
button-next = Siguiente
button-previous = Anterior

articles =
    { $articles ->
        [one] { $articles } artículo
       *[other] { $articles } artículos
    }
paragraphs =
    { $paragraphs ->
        [one] { $paragraphs } párrafo
       *[other] { $paragraphs } párrafos
    }
characters =
    { $characters ->
        [one] { $characters } carácter
       *[other] { $characters } caracteres
    }

duration-short = { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

error-article-not-found = Este artículo ya no está aquí. `/articles` muestra los que hay.
error-read-only-article = Este artículo no es de un solo servidor, así que no puedes quitarlo aquí.
error-reindex-running = Los artículos ya se están releyendo; espera a que termine.
error-storage = No puedo acceder a la biblioteca ahora. Inténtalo otra vez en un minuto.
