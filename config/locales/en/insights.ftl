# `/insights`: what is asked and what went unanswered; the digest of every week.

insights-heading = Insights: the last { $days } days
digest-heading = The last { $days } days
insights-nothing = Nothing was asked.
insights-questions =
    { $questions ->
        [one] **{ $questions } question**, { $percent }% answered
       *[other] **{ $questions } questions**, { $percent }% answered
    }
insights-helpful =
    { $votes ->
        [one] **{ $votes } vote**, { $percent }% helpful
       *[other] **{ $votes } votes**, { $percent }% helpful
    }
insights-top = Most quoted
insights-article =
    { $answers ->
        [one] { $title }: { $answers } answer
       *[other] { $title }: { $answers } answers
    }
insights-sources = Sources of the answers
insights-source = { $name }: { $answers }
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
digest-more = Server managers see more in `/insights`.
button-add-article = Add an article
button-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
chart-answered = answered
chart-unanswered = not answered
chart-described = Questions of each day, answered and not answered

insights-work = Work on a question
insights-closest = This comes closest:
insights-unhelpful = Answers voted unhelpful
insights-none-unhelpful = No answers to review.
insights-unhelpful-votes =
    { $count ->
        [one] { $count } vote
       *[other] { $count } votes
    }
insights-unknown-question = A question I don’t keep
insights-unquoted = Articles never quoted
insights-all-quoted = Every article has been quoted.
button-unhelpful = Voted unhelpful: { $count }
button-unquoted = Never quoted: { $count }
button-pin-this = Pin this passage
button-answer-with = Answer with…
button-dismiss = Dismiss
button-look = Look at it
form-answer = Answer with a passage
form-answer-question = Question, as people ask it
form-answer-article = Title of the article that answers it
form-answer-paragraph = Paragraph number (empty: the best one)
question-dismissed = Dismissed.
question-not-open = This is done already. Run `/insights` again to see what is left.
log-dismissed = dismissed the question { $what }
