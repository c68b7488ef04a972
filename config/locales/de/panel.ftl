# `/settings`: das Feld, in dem festgelegt wird, wie sich der Bot auf einem Server verhält.

panel-heading = ### Einstellungen dieses Servers
    -# Jede Wahl gilt sofort. `/library log` zeigt, wer was geändert hat.
button-settings-where = Kanäle
button-settings-answers = Antworten
button-settings-people = Personen
button-settings-memory = Gedächtnis

panel-channels = **Textkanäle**, in denen ich Fragen ungefragt beantworte, wenn ich fast sicher bin
panel-without-content = Nachrichten, in denen ich nicht erwähnt werde, kann ich nicht lesen, weil die Einstellung `message_content` nicht eingeschaltet ist. Bis dahin beantworte ich Forenbeiträge nach ihrem Titel und in Textkanälen nichts.
panel-forums = **Forenkanäle**, in denen ich neue Beiträge beantworte
panel-never = **Hier nie:** Kanäle, in denen ich nichts schreibe, was alle sehen; Antworten auf `/ask` sind dort privat

panel-passages = **Textstellen** je Antwort, höchstens
option-passages =
    { $count ->
        [one] { $count } Textstelle
       *[other] { $count } Textstellen
    }
panel-caution = **Wie sicher** ich sein muss
panel-caution-preview =
    { $count ->
        [one] Von der letzten Frage hätte ich vorsichtig { $cautious }, ausgewogen { $balanced }, großzügig { $eager } beantwortet.
       *[other] Von den letzten { $count } Fragen hätte ich vorsichtig { $cautious }, ausgewogen { $balanced }, großzügig { $eager } beantwortet.
    }
option-cautious = Vorsichtig: lieber keine Antwort als eine falsche
option-balanced = Ausgewogen
option-eager = Großzügig: lieber eine Stelle, die helfen könnte
panel-language = **Sprache** dessen, was alle sehen
option-language-server = Die des Servers
panel-private = **Antworten auf** `/ask` sieht
button-private-on = Nur, wer gefragt hat
button-private-off = Jeder

panel-instead-role = **Rolle**, die weiterhilft, wenn die Bibliothek nichts dazu sagt
panel-instead-channel = oder der **Kanal** dafür
panel-managers = **Rollen, die verwalten dürfen**: die Artikel und diese Einstellungen, neben allen mit „Server verwalten“

panel-retention = **Antworten, Stimmen und unbeantwortete Fragen** werden gelöscht nach
option-days =
    { $days ->
        [one] { $days } Tag
       *[other] { $days } Tagen
    }
panel-questions = **Unbeantwortete Fragen** werden aufbewahrt, ohne wer gefragt hat, damit `/insights` zeigen kann, was fehlt
button-questions-on = Aufbewahrt
button-questions-off = Nicht aufbewahrt
panel-digest = **Wochenbericht:** der Kanal, der jeden Montag eine Zusammenfassung von `/insights` bekommt

refused-never = In diesem Kanal antworte ich niemandem, so haben es die Verwalter des Servers gewählt. Frag mich in einem anderen oder mit `/ask`: Dort antworte ich nur dir.
control-outdated = Dieser Knopf stammt von einer älteren Fassung von mir; bitte gib den Befehl noch einmal.

command-settings = Legt fest, wie ich mich hier verhalte: wo ich antworte, wie, und was ich mir merke.
