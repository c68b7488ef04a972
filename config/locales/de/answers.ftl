passage-place = ¶ { $paragraph } von { $paragraphs }
passage-curated = 📌 Vom Serverteam angeheftet
passage-elsewhere = Auch in { $titles }

declined-hint = Stell mir eine ganze Frage zu den Artikeln, etwa „Wer hat das geschrieben, und wann?“. `/help` zeigt, was ich noch kann.
declined-empty-library = Die Bibliothek ist leer. Wer den Server verwaltet, kann mit `/library add` den ersten Artikel hinzufügen.
declined = Ich habe in den Artikeln keine Antwort gefunden.
declined-missing = In keinem Artikel steht { $words }.
declined-closest = Am nächsten kommt: { $titles }.
declined-language =
    { $count ->
        [one] Die Artikel sind auf { $languages }; frag auf { $languages }.
       *[other] Die Artikel sind auf { $languages }; frag in einer dieser Sprachen.
    }
did-you-mean = Meintest du: { $question }
also-asked = Du hast auch gefragt: { $question }
button-corrected = Das fragen
overview = Ich zitiere nur und fasse nichts zusammen. Hier ist der Artikel selbst: { $title }.
declined-try = Versuch es mit anderen Wörtern, oder sieh dir `/articles` an.
declined-shared-only = Hier habe ich nur die gemeinsamen Artikel; frag auf einem Server nach dessen eigenen.

source-without-text = Diese Nachricht enthält keinen Text.

article-unknown = Es gibt keinen Artikel mit diesem Titel. Wähl einen aus den Vorschlägen.
article-unknown-nearest = Es gibt keinen Artikel mit diesem Titel. Meinst du „{ $title }“? Wähl ihn aus den Vorschlägen.
article-unclear =
    { $count ->
        [one] { $count } Artikel hat das im Titel; wähl einen aus den Vorschlägen.
       *[other] { $count } Artikel haben das im Titel; wähl einen aus den Vorschlägen.
    }
