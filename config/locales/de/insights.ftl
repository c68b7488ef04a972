# `/insights`: was gefragt wird und was unbeantwortet blieb; der Bericht jeder Woche.

insights-heading = Einblick: die letzten { $days } Tage
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
