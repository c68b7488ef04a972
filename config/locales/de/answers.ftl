passage-place = ¶ { $paragraph } von { $paragraphs }
passage-curated = 📌 von den Verwaltern des Servers ausgewählt

declined-hint = Frag mich etwas zu den Artikeln der Bibliothek, am besten in einer ganzen Frage wie „Wer hat das geschrieben, und wann?“. Ich antworte mit ihren genauen Worten; `/library list` zeigt, wonach du fragen kannst.
declined-empty-library = Die Bibliothek hat noch keine Artikel. Wer diesen Server verwaltet, kann mit `/library add` den ersten hinzufügen.
declined = Dazu sagt die Bibliothek nichts.
declined-missing = In keinem Artikel steht { $words }.
declined-closest = Am nächsten kommt: { $titles }.
declined-try = Versuch es mit anderen Worten, oder schau in `/library list`, wonach du fragen kannst.

source-without-text = Diese Nachricht enthält keinen Text, nach dem ich suchen könnte; nimm eine mit Worten.

article-unknown = Einen Artikel mit diesem Titel gibt es hier nicht; wähl einen aus der Liste, die sich beim Tippen öffnet.
article-unknown-nearest = Einen Artikel mit diesem Titel gibt es hier nicht. Meinst du „{ $title }“? Wähl ihn aus der Liste, die sich beim Tippen öffnet.
article-unclear =
    { $count ->
        [one] { $count } Artikel hat das im Titel; wähl einen aus der Liste, die sich beim Tippen öffnet.
       *[other] { $count } Artikel haben das im Titel; wähl einen aus der Liste, die sich beim Tippen öffnet.
    }
