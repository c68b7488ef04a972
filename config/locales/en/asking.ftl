# What can be done with an answer.

# $number: of the passage that is shown
passage-number = Passage { $number } of { $count }
# $whom: mention of a role or channel
declined-instead = You could ask { $whom }.

button-context = Context
button-why = Why this answer?
button-share = Share
button-private = Show me privately
button-solved = That solved it
button-memory = Search messages
button-delete = Delete

answer-forgotten = This answer is too old. Please ask the question again.
shared-already = This answer has been shared here already.
delete-not-yours = Only the asker, moderators and server managers can delete this.
delete-refused = I am not allowed to delete that here. Ask a moderator to do it.
vote-helpful = Thanks! You can still change your vote.
vote-unhelpful = Thanks! You can still change your vote.
vote-withdrawn = Vote withdrawn.
solved = Glad that helped!
solved-tagged = Glad that helped! I marked this post as solved.
solved-untagged = Glad that helped! I can’t set the tag: I lack *Manage Threads*.
form-reason = Counted. What was wrong?
form-reason-text = Optional; your vote counts either way
form-reason-hint = For example: it is about something else. The server team reads this, without your name.

why-heading = ### Why this answer?
why-confidence = Confidence: { $percent }%
why-likeness = Closest sentence in meaning: { $percent }%
# $listed: words with their weight
why-found = Matching words, and their weight: { $listed }.
why-elsewhere = Only in other passages: { $listed }.
why-nowhere = In no article: { $listed }.
# $listed: titles with their paragraphs
why-runners-up = Runners-up (relative score): { $listed }.
why-synonym = { $word }, here “{ $synonym }” ({ $percent }%)
why-word = { $word } ({ $percent }%)
why-runner-up = ¶ { $paragraph } ({ $percent }%)

refused-automod = This server’s AutoMod blocked my answer. Try `/ask` with `private`, or ask a server manager to exempt me.
refused-permission = I am not allowed to write there. Ask me in another channel or here.
refused-silent = You can’t write in this channel, so I don’t write in it for you. Ask me in another one.
refused-gone = The message or channel is no longer there. Please ask again elsewhere.
refused-busy = Discord didn’t accept my answer. Please try again in a minute.

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


# $whom: mention of whoever shared it
shared-by = Shared by { $whom }
button-closest = Closest passage
button-team = Ask the team
closest = This may not answer your question, but nothing comes closer:
closest-none = No passage comes close.
team-none = This server has no team to ask.
team-unreachable = I can’t notify { $team } here. Mention it yourself, or ask a server manager to allow me *Mention @everyone*.
team-asked-already = The team has been asked already.
# $team: mention of a role; $whom: mention of a member
team-question = { $team }, { $whom } asks: { $question }

# What members said. $channel: name of a channel. $day: a date
memory-heading = From this server’s messages
memory-note = Members said this. It is not from the articles.
memory-said = said in #{ $channel }, { $day }
memory-none = I found nothing about that in the messages that you can read.
memory-indexing = Discord is still indexing this server’s messages. Please try again in a few minutes.
memory-refused = I can’t search this server’s messages right now. Server managers see why in `/settings`.

# Being told when a question can be answered, and posts that ask the same.
button-wish = Tell me later
wish-how = How shall I tell you when the articles can answer this? Until then, for 30 days at most, I keep your question and your Discord ID.
button-wish-message = Direct message
button-wish-mention = Mention me here
wish-kept = I’ll tell you as soon as the articles can answer this. `/privacy forget-me` takes it back.
wish-too-many = You are waiting for 20 answers already, the most I keep.
wish-come-true = The articles can answer this now:
similar-posts = Similar questions:
