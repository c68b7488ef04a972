# What can be done with an answer.

# $number: of the passage that is shown
passage-number = Passage { $number } of { $count }
# $whom: mention of a role or channel
declined-instead = You could ask { $whom } instead.

button-context = Context
button-why = Why this answer?
button-share = Share
button-private = Show me privately
button-delete = Delete

answer-forgotten = This answer is too old for its buttons; please ask the question again.
shared-already = This answer has been shared here already.
delete-not-yours = Only the asker, moderators and server managers can delete this.
vote-helpful = Thanks! You can still change your vote.
vote-unhelpful = Thanks! You can still change your vote.
vote-withdrawn = Vote withdrawn.
form-reason = Counted. What was wrong?
form-reason-text = Optional; your vote counts either way
form-reason-hint = For example: it is about something else

why-heading = ### Why this answer?
why-confidence = How sure I was: { $percent } %
why-likeness = How near the meaning of its best sentence comes to the question: { $percent } %
# $listed: words with their weight
why-found = Words of the question that stand here, and how much each tells: { $listed }.
why-elsewhere = Words that stand in other passages only: { $listed }.
why-nowhere = Words that no article has: { $listed }.
# $listed: passages
why-runners-up = Next best, compared with the best: { $listed }.
why-word = { $word } ({ $percent } %)
why-runner-up = { $title } ¶ { $paragraph } ({ $percent } %)

refused-automod = The AutoMod of this server does not let me post that here. Try `/ask` with the option `private`, or ask whoever manages this server to except me.
refused-permission = I am not allowed to write there. Ask me in another channel or here in a direct message, or ask whoever manages the server to let me write.
refused-gone = The message or channel is no longer there; please ask again where I can answer.
refused-busy = Discord did not take my answer; please ask again in a minute.

cooldown-member =
    { $seconds ->
        [one] You have asked many questions in a short time; please wait { $seconds } second.
       *[other] You have asked many questions in a short time; please wait { $seconds } seconds.
    }
cooldown-channel =
    { $seconds ->
        [one] Many questions are being asked in this channel; please wait { $seconds } second.
       *[other] Many questions are being asked in this channel; please wait { $seconds } seconds.
    }

error-article-gone = The article has been removed from the library since; ask again to see what is there now.
error-passage-changed = The article has changed since, and no longer has this passage; ask again to see what it says now.

# $whom: mention of whoever shared it
shared-by = Shared by { $whom }
button-closest = Closest passage
button-team = Ask the team
closest = This may not answer your question, but nothing comes closer:
closest-none = No passage comes close.
team-none = This server has no team to ask.
team-asked-already = The team has been asked already.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } asks: { $question }
