# What is said everywhere.

failure = Something went wrong on my side; please try again. If it happens again, give whoever runs this bot the reference `{ $reference }`.
outdated-command = This command has changed since Discord was told about it; whoever runs this bot has to run `quoth sync`.
not-your-buttons = Only whoever gave the command can use these buttons.
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

# Errors of the library; English readers see its own sentence where it says more.
error-article-not-found = There is no such article here any more; look at the list of articles.
error-read-only-article = That article ships with Quoth and cannot be removed.
error-reindex-running = The articles are being read again already; please wait until that is done.
error-storage = The library cannot be reached at the moment; please try again in a minute.
