# `/library edit`, `undo`, `pin` und `log`: pflegen, was schon da ist.

add-facts-of-one = Ein Titel oder eine Adresse gehört zu einer einzigen Datei; lass sie weg oder füge die Dateien einzeln hinzu.
form-edit = Angaben ändern
button-undo = Rückgängig
restored = { $title } ist wieder da: { paragraphs }.

button-pin = Anheften
pin-question = ### { $question }
    Diese Stelle käme bei der Frage zuerst, mit dem Vermerk, dass die Verwalter des Servers sie ausgewählt haben.
pin-no-passage = Nichts in diesem Artikel beantwortet die Frage, oder er hat keinen solchen Absatz; er hat { paragraphs }. Gib die Nummer des Absatzes an.
pinned = Angeheftet: Bei „{ $question }“ kommt jetzt diese Stelle zuerst.
unpinned = „{ $question }“ wird wieder wie jede andere Frage beantwortet.
unpin-unknown = Für diese Frage wurde keine Stelle ausgewählt; nimm eine aus der Liste, die sich beim Tippen öffnet.
pins-none = Noch wurde für keine Frage eine Stelle ausgewählt; das geht mit `/library pin`.
pins-heading = Ausgewählte Stellen: { $total }
pins-more =
    { $count ->
        [one] und { $count } weitere
       *[other] und { $count } weitere
    }

log-heading = Wer was geändert hat
log-empty = Noch wurde nichts geändert.
log-added = hat { $what } hinzugefügt
log-updated = hat { $what } aktualisiert
log-edited = hat die Angaben zu { $what } geändert
log-removed = hat { $what } entfernt
log-restored = hat { $what } zurückgeholt
log-pinned = hat die Stelle für { $what } ausgewählt
log-unpinned = hat die Auswahl für { $what } aufgehoben
log-followed = folgt { $what }
log-unfollowed = folgt { $what } nicht mehr
log-reindexed = hat neu eingelesen: { $what }
log-stopped = hat ein Neueinlesen abgebrochen
log-setting = hat geändert, { $name }: { $value }
log-nothing = Vorgabe
log-yes = ja
log-no = nein
log-cautious = vorsichtig
log-balanced = ausgewogen
log-eager = großzügig
setting-channels = Textkanäle, in denen ungefragt geantwortet wird
setting-forums = Foren, in denen geantwortet wird
setting-never = Kanäle ohne öffentliche Antworten
setting-passages = Stellen je Antwort
setting-caution = wie sicher ich sein muss
setting-language = Sprache
setting-private = private Antworten
setting-instead = wen man stattdessen fragt
setting-managers = Rollen, die verwalten dürfen
setting-retention = wie lange Antworten und Fragen bleiben
setting-questions = unbeantwortete Fragen behalten
setting-digest = Kanal der Wochenübersicht

error-not-in-bin = Dieser Artikel lässt sich nicht zurückholen: Er wurde vor mehr als einem Tag entfernt oder inzwischen neu hinzugefügt.
error-pin-refused = Die Frage hat keine Wörter, an denen sie zu erkennen wäre, oder es sind schon zu viele Stellen angeheftet.

command-library-edit = Ändert Titel, Quelle, Autor oder Datum eines Artikels dieses Servers.
    .article = Der Titel des Artikels
command-library-undo = Holt einen Artikel zurück, der in den letzten 24 Stunden entfernt wurde.
    .article = Der Titel eines entfernten Artikels
command-library-pin = Wählt die Textstelle aus, die bei einer Frage zuerst kommt.
    .question = Die Frage, wie man sie stellt; Wörter und Reihenfolge dürfen etwas abweichen
    .article = Der Titel des Artikels, der sie beantwortet
    .paragraph = Die Nummer des Absatzes; ohne Angabe der, der am besten passt
command-library-unpin = Lässt eine Frage wieder wie jede andere beantworten.
    .question = Die Frage, für die die Stelle ausgewählt wurde
command-library-pins = Zeigt die für Fragen ausgewählten Stellen, und welche davon es nicht mehr gibt.
command-library-log = Zeigt, wer Artikel und Einstellungen dieses Servers wann geändert hat.
