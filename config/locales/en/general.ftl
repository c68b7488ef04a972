# What is said everywhere.

failure = Something went wrong. Please try again; if it happens again, send the bot’s operator the reference `{ $reference }`.
outdated-command = This command is out of date. The bot’s operator has to run `quoth sync`.
restarted = I was restarted in between. Please give the command again.
not-your-buttons = These buttons belong to someone else’s command.
button-next = Next
button-previous = Previous

articles =
    { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }
paragraphs =
    { $paragraphs ->
        [one] { $paragraphs } paragraph
       *[other] { $paragraphs } paragraphs
    }
characters =
    { $characters ->
        [one] { $characters } character
       *[other] { $characters } characters
    }

duration-short = { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

# Errors of the library whose own sentences are for operators; the others stand in reasons.ftl.
error-article-not-found = This article is no longer here. `/articles` shows those that are.
error-read-only-article = This article belongs to no single server, so you can’t remove it here.
error-reindex-running = The articles are being read again already; please wait until that is done.
error-storage = I can’t reach the library right now. Please try again in a minute.
