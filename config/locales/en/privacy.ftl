# `/privacy`: what is kept about a member.

privacy-heading = What I keep about you
privacy-nothing = Nothing.
privacy-answers =
    { $answers ->
        [one] { $answers } answer you asked for
       *[other] { $answers } answers you asked for
    }{ $questions ->
        [0] { "" }
       *[other] , { $questions } with the words of the question
    }
privacy-votes =
    { $votes ->
        [one] { $votes } vote on an answer
       *[other] { $votes } votes on answers
    }{ $reasons ->
        [0] { "" }
       *[other] , { $reasons } with a reason
    }
privacy-changes =
    { $changes ->
        [one] { $changes } entry with your name in a library’s log
       *[other] { $changes } entries with your name in libraries’ logs
    }
privacy-said =
    { $said ->
        [one] { $said } message of yours in an article
       *[other] { $said } messages of yours in articles
    }
privacy-wishes =
    { $wishes ->
        [one] { $wishes } question you want to be told about, with your Discord ID, for 30 days at most
       *[other] { $wishes } questions you want to be told about, with your Discord ID, for 30 days at most
    }
privacy-oldest = the oldest is from { $when }
privacy-how = I remember which passages an answer showed, not what was asked. You are stored under a pseudonym, not your name.
privacy-how-questions = I remember which passages an answer showed and, as this bot’s operator chose, the words of the question. You are stored under a pseudonym, not your name.
privacy-retention =
    { $days ->
        [one] Answers and votes are deleted after { $days } day at the latest; `/privacy forget-me` deletes everything at once.
       *[other] Answers and votes are deleted after { $days } days at the latest; `/privacy forget-me` deletes everything at once.
    }
privacy-elsewhere = Server managers may see unanswered questions and your reasons for votes, without your name. My replies are ordinary messages; they stay in Discord until somebody deletes them.
privacy-nothing-to-forget = I keep nothing about you.
privacy-forget-question = Delete everything I keep about you? My replies in Discord stay.
privacy-forget-said =
    { $said ->
        [one] { $said } message of yours is taken out of an article as well.
       *[other] { $said } messages of yours are taken out of articles as well.
    }
privacy-forgotten = Done. I keep nothing about you any more.
privacy-forgotten-said =
    { $articles ->
        [one] Done. I keep nothing about you any more; { $articles } article no longer has your words.
       *[other] Done. I keep nothing about you any more; { $articles } articles no longer have your words.
    }
button-forget = Forget me
