list-heading-all = Artikel: { $total }
list-heading-page = Artikel: { $first } bis { $last } von { $total }

fact-author = Von
fact-date = Datum
fact-language = Sprache
fact-paragraphs = Absätze
fact-origin = Herkunft
origin-sample = gehört zu Quoth
origin-uploaded = hier hochgeladen als { $name }
origin-pasted = hier eingefügt als { $name }
origin-operator = die Datei { $name } des Betreibers
everywhere = auf allen Servern

added = { $title } ist hinzugefügt: { paragraphs }. Frag los!
updated =
    { $changed ->
        [0] { $title } ist aktualisiert: die Angaben dazu; die { paragraphs } sind wie zuvor.
        [one] { $title } ist aktualisiert: { $changed } Absatz geändert, jetzt { paragraphs }.
       *[other] { $title } ist aktualisiert: { $changed } Absätze geändert, jetzt { paragraphs }.
    }
unchanged = { $title } steht schon Wort für Wort in der Bibliothek: { paragraphs }.
add-url-wrong = Die Adresse muss mit https:// oder http:// beginnen und darf nicht übermäßig lang sein.
add-date-wrong = Das Datum muss ein Tag sein, geschrieben wie 2025-04-30.
add-too-large = Die Datei hat { $size } Bytes; höchstens { $limit } sind erlaubt.
add-not-downloaded = Die Datei ließ sich nicht von Discord herunterladen; bitte versuch es noch einmal.
form-add = Artikel hinzufügen
form-text = Text
form-text-hint = Mehr als 4.000 Zeichen? Dann häng lieber eine Datei an.
form-title = Titel
form-title-hint = Sonst die erste Zeile
form-source = Quelle
form-author = Von wem
form-date = Datum

manage-in-servers-only = Das geht nur auf einem Server; Direktnachrichten haben keine eigene Bibliothek.
manage-permission-needed = Dafür braucht es das Recht „Server verwalten“; frag jemanden, der diesen Server verwaltet.

remove-question = { $title } ({ paragraphs }) aus der Bibliothek dieses Servers entfernen? Einen Tag lang kannst du ihn zurückholen.
remove-done = { $title } ist entfernt. Einen Tag lang lässt sich das rückgängig machen.
button-remove = Entfernen
button-keep = Behalten
nothing-changed = Es wurde nichts geändert.
nothing-changed-in-time = Es wurde nichts geändert: Es kam keine Antwort.

reindexing = Ich lese alles neu ein … Fragen beantworte ich währenddessen weiter.
reindexing-progress = { $done } von { articles }, { paragraphs }
reindexing-progress-left = { $done } von { articles }, { paragraphs }, noch etwa { $left }
reindexed =
    { $changed ->
        [0] { articles } mit { paragraphs } in { $duration } neu eingelesen; nichts hat sich geändert.
       *[other] { articles } mit { paragraphs } in { $duration } neu eingelesen; Absätze: { $diff }.
    }
button-stop = Abbrechen
reindex-stopped = Das Neueinlesen wurde abgebrochen. Geantwortet wird aus den Artikeln, wie sie vorher waren.
reindex-interrupted = Mitten in diesem Neueinlesen wurde ich beendet. Nichts ist verloren: Geantwortet wird aus den Artikeln, wie sie vorher waren. `/library reindex` beginnt von vorn.
reindex-not-running = Es läuft kein Neueinlesen mehr, das sich abbrechen ließe.
reindexed-answered = Jetzt beantwortet: { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] Jetzt beantwortet: { $count } Frage, die nicht öffentlich gestellt wurde.
       *[other] Jetzt beantwortet: { $count } Fragen, die nicht öffentlich gestellt wurden.
    }
reindexed-pins =
    { $count ->
        [one] { $count } ausgewählte Stelle gibt es nicht mehr; `/library pins` zeigt, welche.
       *[other] { $count } ausgewählte Stellen gibt es nicht mehr; `/library pins` zeigt, welche.
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

status-sample = Mitgelieferte Bibliothek
status-shared = Bibliothek aller Server
status-own = Bibliothek dieses Servers
status-generation = Stand { $generation }, neu eingelesen { $when }
status-generation-first = Stand { $generation }, noch nie neu eingelesen
status-reindexing = wird gerade neu eingelesen: { $done } von { articles }
