command-privacy = Sieh oder lösche, was ich über dich speichere.
command-privacy-show = Zeigt, was ich über dich speichere, und wie lange.
command-privacy-forget-me = Löscht, was ich über dich speichere, nach einer Rückfrage.

privacy-heading = Was ich über dich speichere
privacy-nothing = Nichts.
privacy-answers =
    { $answers ->
        [one] { $answers } Antwort auf eine Frage von dir
       *[other] { $answers } Antworten auf Fragen von dir
    }{ $questions ->
        [0] { "" }
       *[other] , { $questions } davon mit den Worten der Frage
    }
privacy-votes =
    { $votes ->
        [one] { $votes } Bewertung einer Antwort
       *[other] { $votes } Bewertungen von Antworten
    }{ $reasons ->
        [0] { "" }
       *[other] , { $reasons } davon mit Begründung
    }
privacy-changes =
    { $changes ->
        [one] { $changes } Eintrag mit deinem Namen im Protokoll einer Bibliothek
       *[other] { $changes } Einträge mit deinem Namen in Protokollen von Bibliotheken
    }
privacy-said =
    { $said ->
        [one] { $said } Nachricht von dir in einem Artikel
       *[other] { $said } Nachrichten von dir in Artikeln
    }
privacy-wishes =
    { $wishes ->
        [one] { $wishes } Frage, auf deren Antwort du wartest, mit deiner Discord-ID, höchstens 30 Tage
       *[other] { $wishes } Fragen, auf deren Antwort du wartest, mit deiner Discord-ID, höchstens 30 Tage
    }
privacy-oldest = ältester Eintrag: { $when }
privacy-how = Von einer Antwort merke ich mir die gezeigten Stellen, nicht die Frage. Du bist unter einem Pseudonym gespeichert, nicht unter deinem Namen.
privacy-how-questions = Von einer Antwort merke ich mir die gezeigten Stellen und, weil der Betreiber es so eingestellt hat, die Worte der Frage. Du bist unter einem Pseudonym gespeichert, nicht unter deinem Namen.
privacy-retention =
    { $days ->
        [one] Antworten und Bewertungen werden spätestens nach { $days } Tag gelöscht; `/privacy forget-me` löscht alles sofort.
       *[other] Antworten und Bewertungen werden spätestens nach { $days } Tagen gelöscht; `/privacy forget-me` löscht alles sofort.
    }
privacy-elsewhere = Wer den Server verwaltet, kann unbeantwortete Fragen und Gründe für Bewertungen sehen, aber ohne Namen. Meine Antworten sind gewöhnliche Nachrichten; sie bleiben in Discord, bis sie jemand löscht.
privacy-nothing-to-forget = Ich speichere nichts über dich.
privacy-forget-question = Alles löschen, was ich über dich speichere? Meine Antworten in Discord bleiben.
privacy-forget-said =
    { $said ->
        [one] Auch { $said } Nachricht von dir wird aus einem Artikel entfernt.
       *[other] Auch { $said } Nachrichten von dir werden aus Artikeln entfernt.
    }
privacy-forgotten = Erledigt. Ich speichere nichts mehr über dich.
privacy-forgotten-said =
    { $articles ->
        [one] Erledigt. Ich speichere nichts mehr über dich; { $articles } Artikel enthält deine Worte nicht mehr.
       *[other] Erledigt. Ich speichere nichts mehr über dich; { $articles } Artikel enthalten deine Worte nicht mehr.
    }
button-forget = Vergiss mich
