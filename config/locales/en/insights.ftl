# `/insights`: what is asked and what went unanswered; the digest of every week.

insights-heading = Insights: the last { $days } days
digest-heading = The last { $days } days
insights-nothing = Nothing was asked.
insights-questions =
    { $questions ->
        [one] **{ $questions } question**, { $percent } % answered
       *[other] **{ $questions } questions**, { $percent } % answered
    }
insights-helpful =
    { $votes ->
        [one] **{ $votes } vote**, { $percent } % helpful
       *[other] **{ $votes } votes**, { $percent } % helpful
    }
insights-top = Most quoted
insights-article =
    { $answers ->
        [one] { $title }: { $answers } answer
       *[other] { $title }: { $answers } answers
    }
insights-sources = Sources of the answers
insights-unused = Never quoted: { $count } of { $total } articles
insights-from-files = files and pasted texts
insights-from-messages = messages
insights-from-shared = shared library
insights-from-sample = sample library
insights-open = Unanswered questions
insights-none-open = No question is waiting for an answer.
insights-times =
    { $count ->
        [one] asked once
       *[other] asked { $count } times
    }
insights-answered-now = answered now
insights-more =
    { $count ->
        [one] and { $count } more, in the table
       *[other] and { $count } more, in the table
    }
digest-hidden =
    { $count ->
        [one] and { $count } that was not asked in public
       *[other] and { $count } that were not asked in public
    }
digest-more = Those who manage the server see more with `/insights`.
button-add-article = Add an article
button-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
chart-answered = answered
chart-unanswered = not answered
chart-described = Questions of each day, answered and not answered
