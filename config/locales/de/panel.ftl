# `/settings`: das Feld, in dem festgelegt wird, wie sich der Bot auf einem Server verhält.

panel-heading = ### Einstellungen dieses Servers
    -# Jede Wahl gilt sofort. `/library log` zeigt, wer was geändert hat.
button-settings-where = Kanäle
button-settings-threads = Threads
button-settings-answers = Antworten
button-settings-people = Personen
button-settings-memory = Gedächtnis

panel-channels = **Textkanäle**, in denen ich ungefragt antworte, wenn ich fast sicher bin
panel-without-content = Nachrichten ohne Erwähnung kann ich nicht lesen: Der Betreiber hat `message_content` nicht eingeschaltet. Forenbeiträge beantworte ich nach ihrem Titel.
panel-forums = **Foren**, in denen ich neue Beiträge beantworte
panel-never = **Hier nie:** Kanäle, in denen ich nur privat antworte

panel-threads = **Antworten im Thread,** immer
panel-threads-without-content = Nachfragen im Thread brauchen eine Erwähnung oder Antwort: Der Betreiber hat `message_content` nicht eingeschaltet.
panel-busy-threads = **Antworten im Thread,** solange sich im Kanal andere unterhalten
panel-solved-tags = **Tags, die „gelöst“ bedeuten:** Ich setze eines nach *Das war die Lösung*. Ohne Auswahl gehe ich nach dem Namen.
panel-offers = **Kanal des Teams,** in dem ich Artikel aus gelösten Threads anbiete: Tag „gelöst“, ✅ vom Fragenden oder Team, *Das war die Lösung*
panel-offers-without-content = Threads kann ich noch nicht lesen: Der Betreiber muss `message_content` und Discords Message Content Intent einschalten.
offers-not-private = Wähle einen Kanal, den nur das Team sieht und in dem ich schreiben darf, nicht { $channel }.
panel-credit = **Artikel aus Nachrichten:** Werden die Verfasser genannt?
option-credit-yes = Verfasser nennen
option-credit-no = Niemanden nennen

panel-memory = **Nachrichten dieses Servers,** wo die Artikel schweigen: wörtlich, ohne Namen, nur aus Kanälen, die man lesen darf
panel-memory-without-content = Nachrichten kann ich noch nicht durchsuchen: Der Betreiber muss `message_content` und Discords Message Content Intent einschalten.
panel-memory-without-history = Nachrichten kann ich noch nicht durchsuchen: Mir fehlt *Nachrichtenverlauf anzeigen*.
option-memory-off = Nachrichten nicht durchsuchen
option-memory-private = Nur denen zeigen, die fragen
option-memory-public = Allen zeigen, aus Kanälen, die alle lesen dürfen

panel-passages = **Stellen** je Antwort
option-passages =
    { $count ->
        [one] { $count } Textstelle
       *[other] { $count } Textstellen
    }
panel-caution = **Wie vorsichtig** ich bin
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
panel-private = **Antworten auf** `/ask`

panel-instead-role = **Wer hilft**, wenn ich keine Antwort habe: Rolle
panel-instead-unreachable = Diese Rolle kann ich nicht benachrichtigen. Lass alle sie erwähnen, oder gib mir das Recht, alle Rollen zu erwähnen.
panel-instead-channel = oder **Kanal**
panel-managers = **Rollen, die** Artikel und Einstellungen **verwalten dürfen**, neben „Server verwalten“
panel-managers-hidden = Discord zeigt ihnen `/library`, `/settings` und `/insights`, sobald du die Rolle in *Servereinstellungen → Integrationen* zulässt.

panel-retention = Antworten, Stimmen und unbeantwortete Fragen **löschen nach**
option-days =
    { $days ->
        [one] { $days } Tag
       *[other] { $days } Tagen
    }
panel-questions = **Unbeantwortete Fragen**, ohne Namen; `/insights` zeigt sie
panel-digest = **Wochenbericht:** jeden Montag eine Zusammenfassung von `/insights`, in

refused-never = In diesem Kanal antworte ich nicht; so hat es der Server eingestellt. Frag mich woanders, oder privat mit `/ask`.
control-outdated = Dieser Knopf stammt aus einer älteren Version. Bitte gib den Befehl noch einmal ein.

command-settings = Legt fest, wie ich mich hier verhalte: wo ich antworte, wie, und was ich mir merke.

option-private-yes = Nur für die fragende Person
option-private-no = Für alle sichtbar
option-questions-yes = Behalten
option-questions-no = Nicht behalten
questions-delete = Unbeantwortete Fragen nicht mehr behalten? Das löscht die vorhandenen ({ $count }).
questions-deleted = Ich behalte unbeantwortete Fragen nicht mehr.
button-delete-questions = Löschen
