failure = Etwas ist schiefgegangen. Bitte versuch es noch einmal; sonst nenn dem Betreiber des Bots die Kennung `{ $reference }`.
outdated-command = Dieser Befehl ist veraltet. Der Betreiber des Bots muss `quoth sync` ausführen.
restarted = Ich wurde inzwischen neu gestartet. Bitte gib den Befehl noch einmal ein.
not-your-buttons = Diese Knöpfe gehören zum Befehl von jemand anderem.
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

error-article-not-found = Diesen Artikel gibt es hier nicht mehr. `/articles` zeigt, welche es gibt.
error-read-only-article = Dieser Artikel gehört zu keinem einzelnen Server, daher lässt er sich hier nicht entfernen.
error-reindex-running = Die Artikel werden gerade schon neu eingelesen; bitte warte, bis das fertig ist.
error-storage = Die Bibliothek ist gerade nicht erreichbar. Bitte versuch es in einer Minute noch einmal.
