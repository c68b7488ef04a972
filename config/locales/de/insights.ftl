# `/insights`: was gefragt wird und was unbeantwortet blieb; der Bericht jeder Woche.

insights-heading = Einblicke: die letzten { $days } Tage
digest-heading = Die letzten { $days } Tage
insights-nothing = Es wurde nichts gefragt.
insights-questions =
    { $questions ->
        [one] **{ $questions } Frage**, { $percent } % beantwortet
       *[other] **{ $questions } Fragen**, { $percent } % beantwortet
    }
insights-helpful =
    { $votes ->
        [one] **{ $votes } Stimme**, { $percent } % hilfreich
       *[other] **{ $votes } Stimmen**, { $percent } % hilfreich
    }
insights-top = Am häufigsten zitiert
insights-article =
    { $answers ->
        [one] { $title }: { $answers } Antwort
       *[other] { $title }: { $answers } Antworten
    }
insights-sources = Quellen der Antworten
insights-source = { $name }: { $answers }
insights-unused = Nie zitiert: { $count } von { $total } Artikeln
insights-from-files = Dateien und eingefügte Texte
insights-from-messages = Nachrichten
insights-from-shared = gemeinsame Bibliothek
insights-from-sample = Beispielbibliothek
insights-open = Unbeantwortete Fragen
insights-none-open = Keine Frage wartet auf eine Antwort.
insights-times =
    { $count ->
        [one] einmal gefragt
       *[other] { $count }-mal gefragt
    }
insights-answered-now = jetzt beantwortet
insights-more =
    { $count ->
        [one] und { $count } weitere, in der Tabelle
       *[other] und { $count } weitere, in der Tabelle
    }
digest-hidden =
    { $count ->
        [one] und { $count }, die nicht öffentlich gestellt wurde
       *[other] und { $count }, die nicht öffentlich gestellt wurden
    }
digest-more = Wer den Server verwaltet, sieht mit `/insights` mehr.
button-add-article = Artikel hinzufügen
button-days =
    { $days ->
        [one] { $days } Tag
       *[other] { $days } Tage
    }
chart-answered = beantwortet
chart-unanswered = nicht beantwortet
chart-described = Die Fragen jedes Tages, beantwortet und nicht beantwortet

command-insights = Zeigt, was hier gefragt und beantwortet wird und welche Fragen offen blieben.

insights-work = Eine Frage bearbeiten
insights-closest = Das kommt am nächsten:
insights-unhelpful = Als nicht hilfreich bewertet
insights-none-unhelpful = Keine Antwort ist zu prüfen.
insights-unhelpful-votes =
    { $count ->
        [one] { $count } Stimme
       *[other] { $count } Stimmen
    }
insights-unknown-question = Eine Frage, die ich nicht aufbewahre
insights-unquoted = Nie zitierte Artikel
insights-all-quoted = Jeder Artikel wurde schon zitiert.
button-unhelpful = Nicht hilfreich: { $count }
button-unquoted = Nie zitiert: { $count }
button-pin-this = Diese Stelle anheften
button-answer-with = Antworten mit…
button-dismiss = Verwerfen
button-look = Ansehen
form-answer = Mit einer Stelle antworten
form-answer-question = Die Frage, so wie sie gestellt wird
form-answer-article = Titel des Artikels, der sie beantwortet
form-answer-paragraph = Nummer des Absatzes (leer: der beste)
question-dismissed = Verworfen.
question-not-open = Das ist schon erledigt. `/insights` zeigt, was noch offen ist.
log-dismissed = hat die Frage { $what } verworfen
