failure = Bei mir ist etwas schiefgegangen; bitte versuch es noch einmal. Wenn es wieder passiert, nenn dem Betreiber dieses Bots die Kennung `{ $reference }`.
outdated-command = Dieser Befehl hat sich geändert, ohne dass Discord davon weiß; der Betreiber dieses Bots muss `quoth sync` ausführen.
not-your-buttons = Diese Knöpfe sind für die Person da, die den Befehl gegeben hat.
button-next = Weiter
button-previous = Zurück

articles =
    { $articles ->
        [one] { $articles } Artikel
       *[other] { $articles } Artikel
    }
paragraphs =
    { $paragraphs ->
        [one] { $paragraphs } Absatz
       *[other] { $paragraphs } Absätze
    }
characters =
    { $characters ->
        [one] { $characters } Zeichen
       *[other] { $characters } Zeichen
    }

duration-short = { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

error-article-not-found = Diesen Artikel gibt es hier nicht mehr; schau in die Liste der Artikel.
error-read-only-article = Dieser Artikel gehört zu Quoth und lässt sich nicht entfernen.
error-reindex-running = Die Artikel werden gerade schon neu eingelesen; bitte warte, bis das fertig ist.
error-storage = Die Bibliothek ist gerade nicht erreichbar; bitte versuch es in einer Minute noch einmal.
