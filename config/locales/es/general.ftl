failure = Algo ha fallado por mi parte; inténtalo de nuevo. Si vuelve a ocurrir, dale a quien mantiene este bot la referencia `{ $reference }`.
outdated-command = Este comando ha cambiado sin que Discord lo sepa; quien mantiene este bot tiene que ejecutar `quoth sync`.
not-your-buttons = Solo quien dio el comando puede usar estos botones.
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

error-article-not-found = Ese artículo ya no está aquí; mira la lista de artículos.
error-read-only-article = Ese artículo viene con Quoth y no se puede quitar.
error-reindex-running = Los artículos ya se están releyendo; espera a que termine, por favor.
error-storage = Ahora mismo no puedo acceder a la biblioteca; inténtalo de nuevo dentro de un minuto.
