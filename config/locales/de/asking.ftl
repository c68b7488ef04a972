passage-number = Stelle { $number } von { $count }
declined-instead = Du kannst { $whom } fragen.

button-context = Kontext
button-why = Warum diese Antwort?
button-share = Teilen
button-private = Nur mir zeigen
button-solved = Das war die Lösung
button-memory = Nachrichten durchsuchen
button-delete = Löschen

answer-forgotten = Diese Antwort ist zu alt. Bitte stell die Frage noch einmal.
shared-already = Diese Antwort wurde hier schon geteilt.
delete-not-yours = Das kann nur löschen, wer gefragt hat, moderiert oder den Server verwaltet.
delete-refused = Das darf ich hier nicht löschen. Bitte jemanden aus der Moderation darum.
vote-helpful = Danke! Du kannst deine Stimme noch ändern.
vote-unhelpful = Danke! Du kannst deine Stimme noch ändern.
vote-withdrawn = Stimme zurückgenommen.
solved = Schön, dass das geholfen hat!
solved-tagged = Schön, dass das geholfen hat! Der Beitrag ist als gelöst markiert.
solved-untagged = Schön, dass das geholfen hat! Das Tag kann ich nicht setzen: Mir fehlt *Threads verwalten*.
form-reason = Gezählt. Was hat nicht gepasst?
form-reason-text = Freiwillig; deine Stimme zählt so oder so
form-reason-hint = Zum Beispiel: Es geht um etwas anderes. Das Serverteam liest dies, ohne deinen Namen.

why-heading = ### Warum diese Antwort?
why-confidence = Sicherheit: { $percent } %
why-likeness = Satz mit der ähnlichsten Bedeutung: { $percent } %
why-found = Passende Wörter und ihr Gewicht: { $listed }.
why-elsewhere = Nur an anderen Stellen: { $listed }.
why-nowhere = In keinem Artikel: { $listed }.
why-runners-up = Weitere Treffer (relative Wertung): { $listed }.
why-synonym = { $word }, hier „{ $synonym }“ ({ $percent } %)
why-word = { $word } ({ $percent } %)
why-runner-up = ¶ { $paragraph } ({ $percent } %)

refused-automod = Der AutoMod dieses Servers hat meine Antwort blockiert. Versuch `/ask` mit `private`, oder bitte die Serververwaltung um eine Ausnahme.
refused-permission = Dort darf ich nicht schreiben. Frag mich in einem anderen Kanal oder hier.
refused-silent = Du kannst in diesem Kanal nicht schreiben, also schreibe ich hier auch nicht für dich. Frag mich in einem anderen.
refused-gone = Die Nachricht oder den Kanal gibt es nicht mehr. Bitte frag woanders noch einmal.
refused-busy = Discord hat meine Antwort nicht angenommen. Bitte versuch es in einer Minute noch einmal.

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


# $whom: mention of whoever shared it
shared-by = Geteilt von { $whom }
button-closest = Nächste Stelle
button-team = Team fragen
closest = Vielleicht beantwortet das deine Frage nicht, aber nichts kommt ihr näher:
closest-none = Keine Stelle kommt der Frage nahe.
team-none = Dieser Server hat kein Team dafür.
team-unreachable = { $team } kann ich hier nicht benachrichtigen. Erwähne es selbst, oder bitte die Serververwaltung, mir Erwähnungen zu erlauben.
team-asked-already = Das Team wurde schon gefragt.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } fragt: { $question }

# What members said. $channel: name of a channel. $day: a date
memory-heading = Aus den Nachrichten dieses Servers
memory-note = Das haben Mitglieder gesagt. Es steht in keinem Artikel.
memory-said = gesagt in #{ $channel }, { $day }
memory-none = In den Nachrichten, die du lesen kannst, habe ich dazu nichts gefunden.
memory-indexing = Discord erfasst die Nachrichten dieses Servers noch. Bitte versuche es in ein paar Minuten wieder.
memory-refused = Die Nachrichten dieses Servers kann ich gerade nicht durchsuchen. Warum, steht in `/settings`.

# Being told when a question can be answered, and posts that ask the same.
button-wish = Später Bescheid geben
wish-how = Wie soll ich Bescheid geben, wenn die Artikel das beantworten? Bis dahin, höchstens 30 Tage, speichere ich deine Frage und Discord-ID.
button-wish-message = Direktnachricht
button-wish-mention = Hier erwähnen
wish-kept = Ich gebe Bescheid, sobald die Artikel das beantworten. `/privacy forget-me` nimmt es zurück.
wish-too-many = Du wartest schon auf 20 Antworten; mehr merke ich mir nicht.
wish-come-true = Jetzt können die Artikel das beantworten:
similar-posts = Ähnliche Fragen:
