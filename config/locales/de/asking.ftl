passage-number = Stelle { $number } von { $count }
declined-instead = Frag doch { $whom }.

button-context = Kontext
button-why = Warum diese Antwort?
button-helpful = Hilfreich
button-unhelpful = Nicht hilfreich
button-share = Teilen
button-private = Nur mir zeigen
button-delete = Löschen

answer-forgotten = Diese Antwort ist zu alt für ihre Knöpfe; bitte stell die Frage noch einmal.
shared-already = Diese Antwort wurde hier schon geteilt.
delete-not-yours = Diese Antwort löschen können nur, wer gefragt hat, und wer Nachrichten verwalten darf.
vote-helpful = Danke, als hilfreich vermerkt. Mit dem anderen Knopf kannst du deine Meinung ändern.
vote-unhelpful = Danke, als nicht hilfreich vermerkt. Mit dem anderen Knopf kannst du deine Meinung ändern.
vote-same = Das hast du schon gesagt; es bleibt dabei.
form-reason = Vermerkt. Was war falsch?
form-reason-text = In wenigen Worten, wenn du magst
form-reason-hint = Zum Beispiel: Es geht um etwas anderes

why-heading = ### Warum diese Antwort?
why-confidence = So sicher war ich: { $percent } %
why-likeness = Wie nahe der beste Satz der Frage im Sinn kommt: { $percent } %
why-found = Wörter der Frage, die hier stehen, und wie viel jedes sagt: { $listed }.
why-elsewhere = Wörter, die nur an anderen Stellen stehen: { $listed }.
why-nowhere = Wörter, die in keinem Artikel stehen: { $listed }.
why-runners-up = Die nächstbesten, verglichen mit der besten Stelle: { $listed }.
why-word = { $word } ({ $percent } %)
why-runner-up = { $title } ¶ { $paragraph } ({ $percent } %)

refused-automod = Der AutoMod dieses Servers lässt mich das hier nicht schreiben. Versuch `/ask` mit der Option `private`, oder bitte die Serververwaltung, mich auszunehmen.
refused-permission = Dort darf ich nicht schreiben. Frag mich in einem anderen Kanal oder hier in einer Direktnachricht, oder bitte die Serververwaltung, mich schreiben zu lassen.
refused-gone = Die Nachricht oder den Kanal gibt es nicht mehr; bitte frag noch einmal, wo ich antworten kann.
refused-busy = Discord hat meine Antwort nicht angenommen; bitte frag in einer Minute noch einmal.

cooldown-member =
    { $seconds ->
        [one] Du hast in kurzer Zeit viel gefragt; bitte warte { $seconds } Sekunde.
       *[other] Du hast in kurzer Zeit viel gefragt; bitte warte { $seconds } Sekunden.
    }
cooldown-channel =
    { $seconds ->
        [one] In diesem Kanal wird gerade viel gefragt; bitte warte { $seconds } Sekunde.
       *[other] In diesem Kanal wird gerade viel gefragt; bitte warte { $seconds } Sekunden.
    }

error-article-gone = Der Artikel wurde inzwischen aus der Bibliothek entfernt; frag noch einmal, um zu sehen, was jetzt da ist.
error-passage-changed = Der Artikel wurde inzwischen geändert und hat diese Stelle nicht mehr; frag noch einmal, um zu sehen, was er jetzt sagt.
