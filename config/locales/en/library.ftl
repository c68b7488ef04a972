# `/library`: lists, one article, adding, removing, reindexing, the state.

list-heading-all = Articles: { $total }
list-heading-page = Articles: { $first } to { $last } of { $total }

fact-author = Author
fact-date = Date
fact-language = Language
fact-paragraphs = Paragraphs
fact-origin = Origin
# $name: one of the above; $value: what it is
fact = **{ $name }:** { $value }
origin-sample = ships with Quoth
origin-uploaded = uploaded here as { $name }
origin-pasted = pasted here as { $name }
origin-operator = the operator’s file { $name }
everywhere = on all servers

added = Added { $title }: { paragraphs }. Ask away.
updated =
    { $changed ->
        [0] Updated the details of { $title }. The text ({ paragraphs }) is unchanged.
        [one] Updated { $title }: { $changed } paragraph changed, { paragraphs } now.
       *[other] Updated { $title }: { $changed } paragraphs changed, { paragraphs } now.
    }
updated-same-name = It has the same name and mostly the same text as before; `/library undo` brings the old version back for a day.
unchanged = { $title } is in the library already, word for word: { paragraphs }.
add-url-wrong = The address must start with https:// or http://.
add-date-wrong = Write the date like 2025-04-30 or 30 April 2025.
add-date-understood = I read the date as { $date }.
add-too-large = This file has { $size } bytes; the limit is { $limit }.
add-not-downloaded = I couldn’t download the file from Discord. Please try again.
form-add = Add an article
form-text = Text
form-text-hint = Longer than 4,000 characters? Attach a file instead.
form-title = Title
form-title-hint = Leave empty to use the first line
form-source = Source
form-author = Author
form-date = Date
form-date-hint = 30 April 2025
button-back-to-form = Back to the form

manage-in-servers-only = This works in servers only.
manage-permission-needed = Only server managers can do this (Manage Server).

remove-question = Remove { $title } ({ paragraphs })? You can undo this for 24 hours.
remove-done = Removed { $title }. You can undo this for 24 hours.
button-remove = Remove
button-keep = Keep
nothing-changed = Nothing changed.
nothing-changed-in-time = Nothing changed: you did not answer in time.

reindexing = Reindexing… I keep answering meanwhile.
reindexing-progress = { $done } of { articles }, { paragraphs }
reindexing-progress-left = { $done } of { articles }, { paragraphs }, about { $left } left
reindexed =
    { $changed ->
        [0] Reindexed { articles } with { paragraphs } in { $duration }; nothing changed.
       *[other] Reindexed { articles } with { paragraphs } in { $duration }; paragraphs: { $diff }.
    }
button-stop = Cancel
reindex-stopped = Reindex cancelled. I answer from the articles as they were.
reindex-interrupted = I stopped in the middle of this reindex. Nothing is lost; `/library reindex` starts again.
reindex-not-running = No reindex is running.
# $questions: a list
reindexed-answered = Answered now: { $questions }
reindexed-answered-hidden =
    { $count ->
        [one] Answered now: { $count } question that was not asked in public.
       *[other] Answered now: { $count } questions that were not asked in public.
    }
reindexed-pins =
    { $count ->
        [one] { $count } pinned passage is no longer there; `/library pins` shows which.
       *[other] { $count } pinned passages are no longer there; `/library pins` shows which.
    }
reindexed-added = Added: { $titles }.
reindexed-updated = Updated: { $titles }.
reindexed-missing = Kept although the file has gone: { $titles }.
reindexed-and-more = { $titles } and { $count } more
reindexed-more-failed =
    { $count ->
        [one] { $count } more file could not be read either.
       *[other] { $count } more files could not be read either.
    }

status-sample = Sample library
status-shared = Library of all servers
status-own = Library of this server
status-generation = reindexed { $when }
status-reindexing = being reindexed now: { $done } of { articles }
status-shard = -# Shard { $shard } of { $count }

manage-roles-needed = Only server managers can do this (Manage Server or { $roles }).
button-show = Show
added-answers =
    { $count ->
        [one] { $count } open question is answered now.
       *[other] { $count } open questions are answered now.
    }
