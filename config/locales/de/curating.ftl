# `/library edit`, `undo`, `pin` und `log`: pflegen, was schon da ist.

add-facts-of-one = Titel und Adresse passen nur zu einer Datei. Lass sie weg, oder füg die Dateien einzeln hinzu.

# Articles made of threads. $thread: a link
solved-offer = { $thread } ist gelöst. Einen Artikel daraus machen? Ohne dein Zutun wird nichts hinzugefügt.
button-review = Ansehen
solved-choose = Welche Nachrichten sollen in den Artikel? Höchstens { $most }; danach kannst du sie bearbeiten.
button-edit-and-add = Bearbeiten und hinzufügen
solved-gone = In diesem Thread gibt es nichts mehr zu zitieren.
solved-withheld = Ich kann diesen Thread nicht lesen: Der Betreiber muss `message_content` einschalten.
form-message = Nachricht { $number }
form-edit = Angaben bearbeiten
button-undo = Rückgängig
restored = { $title } ist wieder da: { paragraphs }.
restored-version = Die frühere Fassung von { $title } ist wieder da: { paragraphs }.

bin-heading = Papierkorb: { $total }
bin-none = Der Papierkorb ist leer: In den letzten 24 Stunden wurde nichts entfernt.
bin-undo = `/library undo` holt einen Artikel zurück.

button-pin = Anheften
pin-question = ### { $question }
    Diese Stelle käme bei der Frage zuerst, mit dem Vermerk, dass das Serverteam sie angeheftet hat.
pin-no-passage = Hier passt nichts. Der Artikel hat { paragraphs }; gib die Nummer eines Absatzes an.
pinned = Angeheftet. Diese Stelle kommt jetzt bei „{ $question }“ zuerst.
unpinned = „{ $question }“ ist nicht mehr angeheftet.
unpin-unknown = Für diese Frage ist keine Stelle angeheftet. Wähl eine aus den Vorschlägen.
pins-none = Noch ist keine Stelle angeheftet. Das geht mit `/library pin`.
pins-heading = Angeheftete Stellen: { $total }

log-heading = Wer was geändert hat
log-empty = Noch wurde nichts geändert.
log-added = hat { $what } hinzugefügt
log-updated = hat { $what } aktualisiert
log-edited = hat { $what } bearbeitet
log-removed = hat { $what } entfernt
log-restored = hat { $what } wiederhergestellt
log-pinned = hat eine Stelle zu { $what } angeheftet
log-unpinned = hat die Stelle zu { $what } gelöst
log-followed = folgt { $what }
log-unfollowed = folgt { $what } nicht mehr
log-reindexed = hat neu eingelesen: { $what }
log-unchanged = nichts hat sich geändert
log-stopped = hat ein Neueinlesen abgebrochen
log-setting = hat „{ $name }“ geändert: { $value }
log-nothing = Vorgabe
log-cautious = vorsichtig
log-balanced = ausgewogen
log-eager = großzügig
setting-channels = Kanäle, in denen ich ungefragt antworte
setting-forums = Foren, in denen ich antworte
setting-never = Kanäle ohne öffentliche Antworten
setting-threads = Kanäle, in denen ich in Threads antworte
setting-busy-threads = Kanäle, in denen ich in Threads antworte, wenn viel los ist
setting-solved-tags = Tags, die „gelöst“ bedeuten
setting-offers = Kanal, in dem ich Artikel anbiete
setting-credit = das Nennen der Verfasser von Nachrichten
setting-memory = das Durchsuchen der Nachrichten dieses Servers
setting-passages = Stellen je Antwort
setting-caution = Vorsicht
setting-language = Sprache
setting-private = private Antworten
setting-instead = Ansprechpartner
setting-managers = Rollen, die verwalten
setting-retention = Aufbewahrungsdauer
setting-questions = das Behalten unbeantworteter Fragen
setting-digest = Kanal des Wochenberichts


command-library-edit = Ändert Titel, Quelle, Autor oder Datum eines Artikels dieses Servers.
    .article = Der Titel des Artikels
command-library-bin = Zeigt, welche Artikel in den letzten 24 Stunden entfernt oder ersetzt wurden.
command-library-undo = Holt einen Artikel zurück, der in den letzten 24 Stunden entfernt oder ersetzt wurde.
    .article = Der Titel eines entfernten Artikels
command-library-pin = Heftet die Stelle an, die bei einer Frage zuerst kommt.
    .question = Die Frage, wie man sie stellt; Wörter und Reihenfolge dürfen etwas abweichen
    .article = Der Titel des Artikels, der sie beantwortet
    .paragraph = Die Nummer des Absatzes; ohne Angabe der, der am besten passt
command-library-unpin = Löst die angeheftete Stelle einer Frage.
    .question = Die Frage, für die die Stelle ausgewählt wurde
command-library-pins = Zeigt die angehefteten Stellen, und welche es nicht mehr gibt.
command-library-log = Zeigt, wer Artikel und Einstellungen dieses Servers wann geändert hat.

log-turned-on = hat { $name } eingeschaltet
log-turned-off = hat { $name } ausgeschaltet

synonyms-added = { $words } bedeuten in Fragen jetzt dasselbe.
synonyms-removed = Diese Synonyme habe ich entfernt:
synonyms-unknown = Solche Synonyme gibt es hier nicht. `/library synonyms list` zeigt alle.
synonyms-none = Es gibt noch keine Synonyme. `/library synonyms add` fügt welche hinzu.
synonyms-heading = Synonyme: { $total }
log-synonyms-added = hat die Synonyme { $what } hinzugefügt
log-synonyms-removed = hat die Synonyme { $what } entfernt

# `/library test`: Fragen mit der Stelle, die zuerst kommen soll.

test-question = ### { $question }
    Diese Stelle soll zuerst kommen.
button-add-test = Als Testfrage merken
test-added = Testfrage „{ $question }“ hinzugefügt.
test-removed = Testfrage „{ $question }“ entfernt.
test-unknown = Diese Testfrage gibt es nicht. Wähl eine aus den Vorschlägen.
tests-none = Es gibt noch keine Testfragen. `/library test add` fügt eine hinzu.
tests-none-changed = Beim letzten Durchlauf hat sich nichts geändert.
tests-heading = Testfragen: { $total }
tests-as-before = { $same } von { $total } wie zuvor; { $changed } geändert.
tests-passed = Richtige Stelle zuerst: { $passed }.
tests-upgraded = Ich wurde aktualisiert und habe eure Testfragen neu gestellt:
tests-place = auf Platz { $place }
tests-nowhere = nicht gefunden
tests-was = { $now }, vorher: { $before }
button-tests-changed = Was sich geändert hat
button-tests = Alle Testfragen
log-test-added = hat die Testfrage { $what } hinzugefügt
log-test-removed = hat die Testfrage { $what } entfernt
