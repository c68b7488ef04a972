passage-number = Stelle { $number } von { $count }
declined-instead = Frag doch { $whom }.

button-context = Kontext
button-why = Warum diese Antwort?
button-share = Teilen
button-private = Nur mir zeigen
button-delete = Löschen

answer-forgotten = Diese Antwort ist zu alt für ihre Knöpfe; bitte stell die Frage noch einmal.
shared-already = Diese Antwort wurde hier schon geteilt.
delete-not-yours = Löschen können das nur, wer gefragt hat, die Moderation und die Serververwaltung.
vote-helpful = Danke! Du kannst deine Stimme noch ändern.
vote-unhelpful = Danke! Du kannst deine Stimme noch ändern.
vote-withdrawn = Stimme zurückgenommen.
form-reason = Gezählt. Was war falsch?
form-reason-text = Freiwillig; deine Stimme zählt so oder so
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

# $whom: mention of whoever shared it
shared-by = Geteilt von { $whom }
button-closest = Nächste Stelle
button-team = Team fragen
closest = Vielleicht beantwortet das deine Frage nicht, aber nichts kommt ihr näher:
closest-none = Keine Stelle kommt der Frage nahe.
team-none = Dieser Server hat kein Team dafür.
team-asked-already = Das Team ist schon gefragt.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } fragt: { $question }
