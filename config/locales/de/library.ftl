list-heading-all = Artikel: { $total }
list-heading-page = Artikel: { $first } bis { $last } von { $total }

fact-author = Von
fact-date = Datum
fact-language = Sprache
fact-paragraphs = Absätze
fact-origin = Herkunft
fact = **{ $name }:** { $value }
origin-sample = gehört zu Quoth
origin-uploaded = hier hochgeladen als { $name }
origin-pasted = hier eingefügt als { $name }
origin-operator = die Datei { $name } des Betreibers
everywhere = auf allen Servern

added = { $title } ist hinzugefügt: { paragraphs }. Frag los!
updated =
    { $changed ->
        [0] Die Angaben zu { $title } sind aktualisiert. Der Text ({ paragraphs }) ist unverändert.
        [one] { $title } ist aktualisiert: { $changed } Absatz geändert, jetzt { paragraphs }.
       *[other] { $title } ist aktualisiert: { $changed } Absätze geändert, jetzt { paragraphs }.
    }
updated-same-name = Der Name ist derselbe und der Text größtenteils auch; `/library undo` holt die alte Fassung einen Tag lang zurück.
unchanged = { $title } steht schon Wort für Wort in der Bibliothek: { paragraphs }.
add-url-wrong = Die Adresse muss mit https:// oder http:// beginnen.
add-date-wrong = Schreib das Datum wie 2025-04-30 oder 30. April 2025.
add-date-understood = Ich lese das Datum als { $date }.
add-too-large = Diese Datei hat { $size } Bytes; erlaubt sind { $limit }.
add-not-downloaded = Discord hat die Datei nicht herausgegeben. Bitte versuch es noch einmal.
form-add = Artikel hinzufügen
form-text = Text
form-text-hint = Mehr als 4.000 Zeichen? Dann häng lieber eine Datei an.
form-title = Titel
form-title-hint = Leer: die erste Zeile
form-source = Quelle
form-author = Von wem
form-date = Datum
form-date-hint = 30. April 2025
button-back-to-form = Zurück zum Formular

manage-in-servers-only = Das geht nur auf einem Server.
manage-permission-needed = Das darf nur, wer den Server verwaltet („Server verwalten“).

remove-question = { $title } ({ paragraphs }) entfernen? Du kannst das 24 Stunden lang rückgängig machen.
remove-done = { $title } ist entfernt. Du kannst das 24 Stunden lang rückgängig machen.
button-remove = Entfernen
button-keep = Behalten
nothing-changed = Es wurde nichts geändert.
nothing-changed-in-time = Es wurde nichts geändert: Du hast nicht rechtzeitig geantwortet.

reindexing = Ich lese alles neu ein … und antworte währenddessen weiter.
reindexing-progress = { $done } von { articles }, { paragraphs }
reindexing-progress-left = { $done } von { articles }, { paragraphs }, noch etwa { $left }
reindexed =
    { $changed ->
        [0] { articles } mit { paragraphs } in { $duration } neu eingelesen; nichts hat sich geändert.
       *[other] { articles } mit { paragraphs } in { $duration } neu eingelesen; Absätze: { $diff }.
    }
button-stop = Abbrechen
reindex-stopped = Neueinlesen abgebrochen. Ich antworte aus den Artikeln, wie sie waren.
reindex-interrupted = Ich wurde mitten im Neueinlesen beendet. Nichts ist verloren; `/library reindex` beginnt neu.
reindex-not-running = Gerade wird nichts neu eingelesen.
reindexed-answered = Jetzt beantwortet: { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] Jetzt beantwortet: { $count } Frage, die nicht öffentlich gestellt wurde.
       *[other] Jetzt beantwortet: { $count } Fragen, die nicht öffentlich gestellt wurden.
    }
reindexed-pins =
    { $count ->
        [one] { $count } angeheftete Stelle gibt es nicht mehr; `/library pins` zeigt, welche.
       *[other] { $count } angeheftete Stellen gibt es nicht mehr; `/library pins` zeigt, welche.
    }
reindexed-added = Hinzugekommen: { $titles }.
reindexed-updated = Aktualisiert: { $titles }.
reindexed-missing = Behalten, obwohl die Datei fehlt: { $titles }.
reindexed-and-more = { $titles } und { $count } weitere
reindexed-more-failed =
    { $count ->
        [one] { $count } weitere Datei war ebenfalls nicht lesbar.
       *[other] { $count } weitere Dateien waren ebenfalls nicht lesbar.
    }

status-sample = Beispielbibliothek
status-shared = Bibliothek aller Server
status-own = Bibliothek dieses Servers
status-generation = neu eingelesen { $when }
status-reindexing = wird gerade neu eingelesen: { $done } von { articles }
status-shard = -# Shard { $shard } von { $count }

manage-roles-needed = Das darf nur, wer den Server verwaltet („Server verwalten“ oder { $roles }).
button-show = Anzeigen
added-answers =
    { $count ->
        [one] { $count } offene Frage ist jetzt beantwortet.
       *[other] { $count } offene Fragen sind jetzt beantwortet.
    }
